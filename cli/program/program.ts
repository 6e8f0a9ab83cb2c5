import type { ResourceName } from "../../provider/resources";
import { isObject, type Properties } from "../../provider/schema";
import type { Planned } from "./plan";
import { literal } from "./literal";
import { Code, print } from "./print";
import { holdsSetting, Setting } from "./settings";

/** The first line of a generated module. adopt adds declarations only to modules of its own. */
export const HEADLINE =
  "// Found in a Vonage account and taken over. The file is yours to change; more is added at its end.";

/** A module that declares nothing yet. */
export const EMPTY_MODULE = `${HEADLINE}\nexport {};\n`;

/** The package that exports the resource classes. */
export const PACKAGE = "pulumi-vonage";
/** The package that exports `Config`. */
export const SDK = "@pulumi/pulumi";

/** The names that declarations use for what the module imports and defines. */
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

/** The names in a new module. */
export const newBindings: Bindings = { classOf, sdk: "pulumi", config: "config", keys: new Map() };

/** The name under which the package exports a resource class. */
export function classOf(type: ResourceName): string {
  return `Vonage${type}`;
}

export interface DeclarationOptions {
  /** Whether Pulumi refuses to delete what is declared. */
  readonly protect: boolean;
  readonly bindings: Bindings;
  /** The ids of all objects that the module declares. */
  readonly declared: ReadonlySet<string>;
}

/** A new module that declares these resources. */
export function newModule(resources: readonly Planned[], { protect }: { readonly protect: boolean }): string {
  if (resources.length === 0) return EMPTY_MODULE;
  const bindings = newBindings;
  const declared = new Set(resources.map(({ id }) => id));
  const takesSettings = resources.some(({ settings }) => holdsSetting(settings));
  const imports = [
    ...(takesSettings ? [sdkImport(bindings.sdk)] : []),
    classImport(classesOf(resources).map((type) => [type, bindings.classOf(type)])),
  ];
  const sections = [
    [HEADLINE, ...imports].join("\n"),
    ...(takesSettings ? [configConstant(bindings)] : []),
    ...resources.map((planned) => declarationOf(planned, { protect, bindings, declared })),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The types of these resources, each once and in order. */
export function classesOf(resources: readonly Planned[]): ResourceName[] {
  return [...new Set(resources.map(({ type }) => type))].sort();
}

export function sdkImport(name: string): string {
  return `import * as ${name} from ${literal(SDK)};`;
}

/** Imports classes, each under the name that the module gives it. */
export function classImport(classes: readonly (readonly [type: ResourceName, name: string])[]): string {
  const names = classes.map(([type, name]) => (name === classOf(type) ? name : `${classOf(type)} as ${name}`));
  return `import { ${names.join(", ")} } from ${literal(PACKAGE)};`;
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
  const args = argsOf(planned, options);
  const begun = `export const ${identifier} = new ${bindings.classOf(type)}(${literal(logicalName)}`;
  const given = Object.keys(args).length > 0 || protect ? [print(args, "", `${begun}, `)] : [];
  const whole = [begun, ...given, ...(protect ? ["{ protect: true }"] : [])].join(", ");
  return `${comment(type, id)}\n${whole});`;
}

/** The comment by which adopt recognises a declaration. */
export function comment(type: ResourceName, id: string): string {
  const plain = /^[\w.:-]+$/.test(id) ? id : literal(id);
  return `// ${type.toLowerCase()} ${plain}`;
}

/** Whether a user takes its key from the application that the module declares. */
export function followsApplication({ owner }: Planned, declared: ReadonlySet<string>): boolean {
  return owner !== undefined && owner.hasKey && declared.has(owner.id);
}

/** Properties that come first, for the reader's sake. */
const FIRST = ["application", "applicationId", "privateKey", "name", "displayName", "address"];

function argsOf(planned: Planned, { bindings, declared }: DeclarationOptions): Properties {
  const { settings, logicalName, owner } = planned;
  const { name, applicationId, privateKey, ...rest } = settings;
  const application =
    owner && declared.has(owner.id) ? { application: new Code(owner.name.identifier) } : { applicationId };
  const args = {
    ...application,
    ...(followsApplication(planned, declared) ? {} : { privateKey }),
    ...(name === logicalName ? {} : { name }),
    ...rest,
  };
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  return written(given, bindings) as Properties;
}

/** Values in the order of a reader, with code in place of each setting. */
function written(value: unknown, bindings: Bindings): unknown {
  if (value instanceof Setting)
    return new Code(bindings.keys.get(value.key) ?? `${bindings.config}.requireSecret(${literal(value.key)})`);
  if (value instanceof Code) return value;
  if (Array.isArray(value)) return value.map((item) => written(item, bindings));
  if (!isObject(value)) return value;
  const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, written(item, bindings)]));
}
