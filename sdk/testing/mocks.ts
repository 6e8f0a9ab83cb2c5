// Mocks for `pulumi.runtime.setMocks`. They refuse the inputs that the provider refuses, and answer like a deployment.
import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../../provider";
import { definitions, isObject, propertiesOf, schemaOf, type Properties } from "../../provider/schema";
import { secretsIn } from "../../provider/schema/secrets";
import { PLUGIN_PREFIX, TYPE_PREFIX } from "../address";
import type { LookupSource } from "../lookup";
import { MockedDeployment } from "./deployment";
import { givenWorld, type Answer, type Given, type GivenWorld } from "./given";
import { resourceIdOf } from "./ids";
import { outputsFor } from "./outputs";

export interface VonageMocksOptions extends Given {
  /** The outputs of other stacks, by the full names of the stacks, for each `StackReference` of the program. */
  readonly stacks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Mocks for the resources and functions of other packages. By default the outputs of a resource are its inputs. */
  readonly others?: pulumi.runtime.Mocks;
  /** Receives the problems of a resource. By default the mocks refuse the resource with an error. */
  readonly onProblems?: (resource: string, reasons: readonly string[]) => void;
  /** Receives every resource that the program registers, of this package and of others. */
  readonly onResource?: (resource: MockedResource) => void;
}

/** A resource that a program under mocks has registered. */
export interface MockedResource {
  /** The type, such as `pulumi-nodejs:dynamic/vonage:Application`, or `vonage:index:Application` of the packaged plugin. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** The inputs of the program, with secrets in clear. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** Mocks with the source for the look-ups of the program. */
export interface VonageMocks extends pulumi.runtime.Mocks {
  readonly vonageLookups: LookupSource;
}

/**
 * Returns mocks for `pulumi.runtime.setMocks`. They know the resources and look-ups of this package, and those of the
 * packaged plugin. They validate inputs like the provider, and report all problems at once. Outputs are like those of a
 * deployment: ids, keys, and the values that Vonage chooses. Look-ups find the given objects.
 *
 * @example
 * await pulumi.runtime.setMocks(vonageMocks({ applications: [{ name: "shop" }] }));
 */
export function vonageMocks(options: VonageMocksOptions = {}): VonageMocks {
  const { others, stacks = {}, onProblems = refuse, onResource } = options;
  const world = givenWorld(options);
  const deployment = new MockedDeployment();

  return {
    vonageLookups: world.lookups,

    async newResource(args) {
      const inputs = withoutSecrets(args.inputs) as Properties;
      const { __provider: _address, __urn: _urn, ...declared } = inputs;
      onResource?.({ type: args.type, name: args.name, inputs: declared });
      const type = afterPrefix(args.type) as ResourceName | undefined;
      if (type === undefined) {
        deployment.note(args.type, args.name, inputs);
        if (args.type === STACK_REFERENCE && (!others || Object.hasOwn(stacks, String(inputs.name))))
          return stackCalled(String(inputs.name), stacks);
        return (await others?.newResource(args)) ?? { id: `${args.name}_id`, state: args.inputs as object };
      }
      if (args.id)
        return { id: args.id, state: secretive(await existing(world, type, args.id, declared), `${type}State`) };

      const named = withName(type, args.name, declared);
      const reasons = deployment.refusals(type, { name: args.name, news: named }, args.provider);
      const id = resourceIdOf(type, args.name, named);
      if (reasons.length > 0) {
        onProblems(`${type} ${JSON.stringify(args.name)}`, reasons);
        return { id, state: named };
      }
      const outputs = await outputsFor(type, id, named);
      if (type === "Application") deployment.noteKey(id, outputs.privateKey);
      return { id, state: secretive(outputs, `${type}State`) };
    },

    async call(args) {
      const name = args.token.startsWith(PLUGIN_PREFIX) ? args.token.slice(PLUGIN_PREFIX.length) : "";
      const answer = Object.hasOwn(world.functions, name) ? world.functions[name] : undefined;
      if (answer) return secretive(answered(answer, args.inputs), outputsOf(name));
      if (others) return await others.call(args);
      throw new Error(`The mocks know no function ${args.token}. Give mocks for it as the option others.`);
    },
  };
}

/** Of an error, Pulumi takes what the engine would call its details. */
function answered(answer: Answer, inputs: unknown): Properties {
  try {
    return answer(withoutSecrets(inputs) as Properties);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { details: error.message }) : error;
  }
}

/** What a program reads of an object that it does not manage. */
async function existing(world: GivenWorld, type: ResourceName, id: string, declared: Properties): Promise<Properties> {
  if (type === "Application") return { ...world.application({ id }) };
  if (type === "Number") return await outputsFor(type, id, { ...world.number(id) });
  if (typeof declared.applicationId === "string") return { ...declared, ...world.user(declared.applicationId, { id }) };
  // The plugin also reads a user by the id of an import: that of its application, and its own id or name.
  const [, applicationId = "", which = ""] = /^([^/]+)\/(.+)$/s.exec(id) ?? [];
  return { ...world.user(applicationId, which.startsWith("USR-") ? { id: which } : { name: which }) };
}

/** The name of a resource of ours in a type of Pulumi; nothing for the types of others. */
function afterPrefix(type: string): string | undefined {
  const prefix = [TYPE_PREFIX, PLUGIN_PREFIX].find((each) => type.startsWith(each));
  const name = prefix === undefined ? "" : type.slice(prefix.length);
  return Object.hasOwn(definitions, `${name}State`) ? name : undefined;
}

/** The provider gives a resource its logical name where the program gives none. */
function withName(type: ResourceName, name: string, inputs: Properties): Properties {
  return propertiesOf(schemaOf(`${type}Inputs`))?.name ? { ...inputs, name: inputs.name ?? name } : inputs;
}

function stackCalled(name: string, stacks: VonageMocksOptions["stacks"] = {}) {
  if (Object.hasOwn(stacks, name)) return { id: name, state: { name, outputs: stacks[name], secretOutputNames: [] } };
  throw new Error(`The test gives no stack ${JSON.stringify(name)}. Add it to the option stacks of the mocks.`);
}

function refuse(resource: string, reasons: readonly string[]): never {
  throw new Error(`${resource} would be refused:\n${reasons.map((reason) => `- ${reason}`).join("\n")}`);
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value ?? undefined;
  if (pulumi.runtime.specialSigKey in value) return withoutSecrets(value.value);
  const entries = Object.entries(value).map(([key, item]) => [key, withoutSecrets(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The type of a function's outputs: `GetUserOutputs` of `getUser`. */
function outputsOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Outputs`;
}

/** Marks the secret properties, one by one, like the engine. */
function secretive(values: Properties, type: string): Properties {
  const schema = schemaOf(type);
  const isSecret = (key: string) => secretsIn({ [key]: values[key] }, schema).length > 0;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isSecret(key) ? pulumi.secret(value) : value]),
  );
}
