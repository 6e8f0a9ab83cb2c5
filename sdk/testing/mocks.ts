// Mocks for `pulumi.runtime.setMocks`. They refuse the inputs that the provider refuses, and answer like a deployment.
import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../../provider";
import { isObject, schemaOf, type Properties } from "../../provider/schema";
import { secretsIn } from "../../provider/schema/secrets";
import { provider, TYPE_PREFIX } from "../address";
import type { LookupSource } from "../lookup";
import { givenLookups, type Given } from "./given";
import { resourceIdOf } from "./ids";
import { outputsFor } from "./outputs";

export interface VonageMocksOptions extends Given {
  /** Mocks for the resources and functions of other packages. By default the outputs of a resource are its inputs. */
  readonly others?: pulumi.runtime.Mocks;
  /** Receives the problems of a resource. By default the mocks refuse the resource with an error. */
  readonly onProblems?: (resource: string, reasons: readonly string[]) => void;
  /** Receives every resource that the program registers, of this package and of others. */
  readonly onResource?: (resource: MockedResource) => void;
}

/** A resource that a program under mocks has registered. */
export interface MockedResource {
  /** The type, such as `pulumi-nodejs:dynamic/vonage:Application`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** The inputs of the program, with secrets in clear. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Mocks with the source for the look-ups of the program. */
export interface VonageMocks extends pulumi.runtime.Mocks {
  readonly vonageLookups: LookupSource;
}

/**
 * Returns mocks for `pulumi.runtime.setMocks`. They validate inputs like the provider, and report all problems at once.
 * Outputs are like those of a deployment: ids, keys, and the values that Vonage chooses. Look-ups find the given objects.
 *
 * @example
 * await pulumi.runtime.setMocks(vonageMocks({ applications: [{ name: "shop" }] }));
 */
export function vonageMocks(options: VonageMocksOptions = {}): VonageMocks {
  const { others, onProblems = refuse, onResource } = options;
  const vonageLookups = givenLookups(options);

  return {
    vonageLookups,

    async newResource(args) {
      const inputs = withoutSecrets(args.inputs) as Properties;
      const { __provider: _address, __urn: _urn, ...declared } = inputs;
      onResource?.({ type: args.type, name: args.name, inputs: declared });
      if (!args.type.startsWith(TYPE_PREFIX)) {
        return (await others?.newResource(args)) ?? { id: `${args.name}_id`, state: args.inputs as object };
      }
      const type = args.type.slice(TYPE_PREFIX.length) as ResourceName;
      if (args.id) return { id: args.id, state: secretive(type, await existing(type, args.id, declared)) };

      const { failures = [] } = await provider().dynamicProvider(type).check({}, inputs);
      const reasons = failures.map(({ reason }) => reason);
      const id = resourceIdOf(type, args.name, declared);
      if (reasons.length > 0) {
        onProblems(`${type} ${JSON.stringify(args.name)}`, reasons);
        return { id, state: declared };
      }
      return { id, state: secretive(type, await outputsFor(type, id, declared)) };
    },

    async call(args) {
      if (others) return await others.call(args);
      throw new Error(`The mocks know no function ${args.token}. Give mocks for it as the option others.`);
    },
  };

  async function existing(type: ResourceName, id: string, declared: Properties): Promise<Properties> {
    const noSettings = () => undefined;
    if (type === "Number") {
      const [country, msisdn] = id.split("/");
      return await outputsFor(type, id, { country, msisdn });
    }
    if (type !== "User") return await vonageLookups.call("getApplication", noSettings, { id });
    const { applicationId } = declared;
    return { ...declared, ...(await vonageLookups.call("getUser", noSettings, { id, applicationId })) };
  }
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

/** Marks the secret outputs, property by property, like the engine. */
function secretive(type: ResourceName, state: Properties): Properties {
  const schema = schemaOf(`${type}State`);
  const isSecret = (key: string) => secretsIn({ [key]: state[key] }, schema).length > 0;
  return Object.fromEntries(
    Object.entries(state).map(([key, value]) => [key, isSecret(key) ? pulumi.secret(value) : value]),
  );
}
