// Reads the generated schema of the types.
import generated from "./definitions.json";
import described from "./keywords.json";

/** The part of JSON Schema that our types need, and keywords of our own. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;

  // Keywords of our own; keywords.json says what they mean.
  readonly computed?: boolean;
  readonly credential?: boolean;
  readonly deprecated?: string;
  readonly digits?: boolean;
  readonly group?: boolean;
  readonly local?: boolean;
  readonly observed?: unknown;
  readonly refusal?: string;
  readonly replaceOnChanges?: boolean;
  readonly secret?: boolean;
  readonly source?: string;
  readonly unechoed?: boolean;
  readonly unmodelled?: boolean;
  readonly warning?: string;
  readonly whenMissing?: string;
  readonly wireName?: string;
}

/** The JSDoc tags that become keywords of our own. */
export const keywords = Object.keys(described) as (keyof Schema)[];

export type Properties = Readonly<Record<string, unknown>>;

export const definitions: Readonly<Record<string, Schema>> = generated;

export function schemaOf(type: string): Schema {
  const schema = definitions[type];
  if (!schema) throw new Error(`There is no schema for ${type}. Run "npm run generate".`);
  return schema;
}

const resolved = new WeakMap<Schema, Schema>();

/** Follows a reference. Keywords that stand beside it are kept. */
export function resolve(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const known = resolved.get(schema) ?? { ...schemaOf(schema.$ref.split("/").pop()!), ...schema, $ref: undefined };
  resolved.set(schema, known);
  return known;
}

/** The properties that a schema names. Empty for a scalar, a list, and a map with keys of the user's own. */
export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const { properties, additionalProperties } = resolve(schema);
  return properties ?? (additionalProperties === false ? {} : undefined);
}

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
