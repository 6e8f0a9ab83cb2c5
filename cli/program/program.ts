// Writes declarations in TypeScript.
import type { ResourceName } from "../../provider/resources";
import { isObject } from "../../provider/schema";
import type { Host } from "../choices";
import { plugin } from "../pulumi/host";
import { argsOf, Reference } from "./arguments";
import { literal } from "./literal";
import { mark } from "./mark";
import { Names } from "./names";
import type { Planned } from "./plan";
import { Code, print } from "./print";
import { holdsSetting, Setting } from "./settings";

/** The first line of a generated module. adopt adds declarations only to modules of its own. */
export const HEADLINE =
  "// Found in a Vonage account and taken over. The file is yours to change; more is added at its end.";

/** A module without declarations. */
export const EMPTY_MODULE = `${HEADLINE}\nexport {};\n`;

/** The package that exports `Config`. */
export const SDK = "@pulumi/pulumi";

/** The imports of a module for its declarations. */
export interface Classes {
  readonly host: Host;
  readonly package: string;
  /** The name for the package as a whole. Absent if a module imports single classes. */
  readonly namespace?: string;
  /** The name under which the package exports a resource class. */
  readonly exported: (type: ResourceName) => string;
}

export const classesIn: Readonly<Record<Host, Classes>> = {
  dynamic: { host: "dynamic", package: "pulumi-vonage", exported: (type) => `Vonage${type}` },
  plugin: { host: "plugin", package: plugin.sdk, namespace: plugin.name, exported: (type) => type },
};

/** The names of imports and constants that declarations use. */
export interface Bindings {
  /** The name of a resource class. */
  readonly classOf: (type: ResourceName) => string;
  /** The namespace of Pulumi's SDK. */
  readonly sdk: string;
  /** The constant that holds the stack's configuration. */
  readonly config: string;
  /** Constants that hold private keys: their names by the keys of their settings. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The names in a new module that declares these resources. */
function newBindings(host: Host, resources: readonly Planned[]): Bindings & { readonly namespace?: string } {
  const { namespace, exported } = classesIn[host];
  const fixed = { sdk: "pulumi", config: "config", keys: new Map<string, string>() };
  if (namespace === undefined) return { ...fixed, classOf: exported };
  const free = new Names(
    [],
    resources.map(({ identifier }) => identifier),
  ).claimIdentifier(namespace);
  return { ...fixed, classOf: (type) => `${free}.${exported(type)}`, namespace: free };
}

/** Options for the declarations of a new module. */
export interface ModuleOptions {
  readonly host: Host;
  /** Whether Pulumi refuses to delete the declared objects. */
  readonly protect: boolean;
}

export interface DeclarationOptions extends ModuleOptions {
  readonly bindings: Bindings;
  /** The ids of all objects that the module declares. */
  readonly declared: ReadonlySet<string>;
}

/** A new module that declares these resources. */
export function newModule(resources: readonly Planned[], { host, protect }: ModuleOptions): string {
  if (resources.length === 0) return EMPTY_MODULE;
  const { namespace, ...bindings } = newBindings(host, resources);
  const declared = new Set(resources.map(({ id }) => id));
  const takesSettings = resources.some(({ settings }) => holdsSetting(settings));
  const imports = [
    ...(takesSettings ? [namespaceImport(bindings.sdk, SDK)] : []),
    namespace === undefined
      ? classImport(
          host,
          typesOf(resources).map((type) => [type, bindings.classOf(type)]),
        )
      : namespaceImport(namespace, classesIn[host].package),
  ];
  const sections = [
    [HEADLINE, ...imports].join("\n"),
    ...(takesSettings ? [configConstant(bindings)] : []),
    ...resources.map((planned) => declarationOf(planned, { host, protect, bindings, declared })),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The types of these resources, each once and in order. */
export function typesOf(resources: readonly Planned[]): ResourceName[] {
  return [...new Set(resources.map(({ type }) => type))].sort();
}

/** Imports a package as a whole. */
export function namespaceImport(name: string, from: string): string {
  return `import * as ${name} from ${literal(from)};`;
}

/** Imports classes, each under the name that the module gives it. */
export function classImport(host: Host, classes: readonly (readonly [type: ResourceName, name: string])[]): string {
  const { exported, package: from } = classesIn[host];
  const names = classes.map(([type, name]) => (name === exported(type) ? name : `${exported(type)} as ${name}`));
  return `import { ${names.join(", ")} } from ${literal(from)};`;
}

export function configConstant({ sdk, config }: Bindings): string {
  return `const ${config} = new ${sdk}.Config();`;
}

/**
 * A constant for the private key that signs the requests about an application's users. `application` is the constant
 * of an application that holds no key yet: once it holds one, its users follow it.
 */
export function keyConstant(name: string, key: string, { sdk, config }: Bindings, application?: string): string {
  const given = `${config}.requireSecret(${literal(key)})`;
  if (application === undefined) return `const ${name} = ${given};`;
  return `const ${name} = ${sdk}
  .all([${application}.privateKey, ${given}])
  .apply(([own, given]) => own ?? given);`;
}

/** One resource as a program declares it, under a comment with its id on the service. */
export function declarationOf(planned: Planned, options: DeclarationOptions): string {
  const { type, id, logicalName, identifier } = planned;
  const { protect, bindings } = options;
  const args = written(argsOf(planned, options), bindings) as object;
  const begun = `export const ${identifier} = new ${bindings.classOf(type)}(${literal(logicalName)}`;
  const given = Object.keys(args).length > 0 || protect ? [print(args, "", `${begun}, `)] : [];
  const whole = [begun, ...given, ...(protect ? ["{ protect: true }"] : [])].join(", ");
  return `// ${mark(type, id)}\n${whole});`;
}

/** Values, with code in place of settings and links. */
function written(value: unknown, bindings: Bindings): unknown {
  if (value instanceof Setting)
    return new Code(bindings.keys.get(value.key) ?? `${bindings.config}.requireSecret(${literal(value.key)})`);
  if (value instanceof Reference)
    return new Code([value.to.name.identifier, ...(value.output ? [value.output] : [])].join("."));
  if (Array.isArray(value)) return value.map((item) => written(item, bindings));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item, bindings)]));
}
