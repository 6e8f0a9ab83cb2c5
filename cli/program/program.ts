import { isObject, type Properties } from "../../provider/schema";
import type { Planned } from "./plan";
import { literal } from "./literal";
import { Code, print } from "./print";
import { holdsSetting, Setting } from "./settings";

/** The first line of a module that declares what was adopted, and the sign that more may be added to it. */
export const HEADLINE =
  "// Found in a Vonage account and taken over. The file is yours to change; more is added at its end.";

/** How a module comes to the stack's configuration. */
export const PULUMI = 'import * as pulumi from "@pulumi/pulumi";';
export const CONFIG = "const config = new pulumi.Config();";

/** A module that declares nothing yet. */
export const EMPTY_MODULE = `${HEADLINE}\nexport {};\n`;

export interface ProgramOptions {
  /** Whether Pulumi refuses to delete what is declared. */
  readonly protect: boolean;
}

/** A module with these declarations at its end. What it needs of others is imported at its beginning. */
export function moduleWith(base: string, resources: readonly Planned[], options: ProgramOptions): string {
  if (resources.length === 0) return base === "" ? EMPTY_MODULE : base;
  const [, body = ""] = /^[^\n]*\n([\s\S]*)$/.exec(base === EMPTY_MODULE ? "" : base) ?? [];
  const classes = [...new Set(resources.map(({ type }) => `Vonage${type}`))].sort();
  const missing = classes.filter((name) => !new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from`, "m").test(body));
  const takesSettings = resources.some(({ settings }) => holdsSetting(settings));
  const imports = [
    ...(takesSettings && !body.includes(PULUMI) ? [PULUMI] : []),
    ...(missing.length > 0 ? [`import { ${missing.join(", ")} } from "pulumi-vonage";`] : []),
  ];
  const sections = [
    [HEADLINE, ...imports, ...(body.startsWith("import ") ? [body.trim()] : [])].join("\n"),
    ...(body.startsWith("import ") ? [] : [body.trim()]),
    ...(takesSettings && !body.includes(CONFIG) ? [CONFIG] : []),
    ...resources.map((planned) => declarationOf(planned, options)),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** One resource as a program declares it, under a comment with its id on the service. */
export function declarationOf(planned: Planned, { protect }: ProgramOptions): string {
  const { type, id, logicalName, identifier } = planned;
  const args = argsOf(planned);
  const begun = `export const ${identifier} = new Vonage${type}(${literal(logicalName)}`;
  const given = Object.keys(args).length > 0 || protect ? [print(args, "", `${begun}, `)] : [];
  const whole = [begun, ...given, ...(protect ? ["{ protect: true }"] : [])].join(", ");
  return `${comment(type, id)}\n${whole});`;
}

/** What a declaration is known by in the text of a module. */
export function comment(type: string, id: string): string {
  const plain = /^[\w.:-]+$/.test(id) ? id : literal(id);
  return `// ${type.toLowerCase()} ${plain}`;
}

/** What comes first among properties, for a reader's sake. */
const FIRST = ["application", "applicationId", "privateKey", "name", "displayName", "address"];

function argsOf({ settings, logicalName, owner }: Planned): Properties {
  const { name, applicationId, privateKey, ...rest } = settings;
  const application = owner?.isDeclared ? { application: new Code(owner.name.identifier) } : { applicationId };
  const args = {
    ...application,
    ...(owner?.isDeclared && owner.hasKey ? {} : { privateKey }),
    ...(name === logicalName ? {} : { name }),
    ...rest,
  };
  return written(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined))) as Properties;
}

/** Values in the order of a reader, with code where a setting stands in place of a secret. */
function written(value: unknown): unknown {
  if (value instanceof Setting) return new Code(`config.requireSecret(${literal(value.key)})`);
  if (value instanceof Code) return value;
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, written(item)]));
}
