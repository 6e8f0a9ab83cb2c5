// A row of the matrix of fields.
import { propertiesOf, resolve, schemaOf, type Schema } from "../../provider/schema";
import { at, replaced, written, type Field, type Step } from "./fields";
import type { Values } from "./host";
import { samplesOf } from "./samples";
import { spelledPath } from "./spelling";
import type { Subject } from "./subject";
import type { World } from "./world";

/** The kinds of fields. They decide what the matrix expects. */
export type Kind =
  /** Vonage holds it. */
  | "sent"
  /** It stays on this machine, and has an effect on the wire under another name. */
  | "effect"
  /** It stays on this machine. */
  | "local"
  /** A change replaces the resource. */
  | "replacing"
  /** It only signs requests. */
  | "credential";

/** A field with everything that the matrix needs to test it. */
export interface Row {
  readonly place: string;
  readonly path: readonly Step[];
  readonly schema: Schema;
  readonly kind: Kind;
  /**
   * The part to remove in order to remove the field: the field itself, or the nearest optional part around it.
   * Undefined if every part is required.
   */
  readonly hold: readonly Step[] | undefined;
  readonly holdSchema: Schema;
  /** The place on the service that holds it or shows its effect. */
  readonly wire: readonly Step[];
  readonly holdWire: readonly Step[];
  /** Whether changes on the service are reverted although the program does not declare it. */
  readonly isManaged: boolean;
  /** Whether the outputs show a value that the program does not declare. */
  readonly isShown: boolean;
  /** Whether it gets a new value, not the old one, when the program drops it. */
  readonly isRemade: boolean;
  /** The number of its possible values. */
  readonly variety: number;
  values(world: World): readonly unknown[];
  with(world: World, value: unknown): Values;
  without(world: World): Values;
}

export function rowOf(field: Field, subject: Subject): Row {
  const { path, schema, way } = field;
  const place = written(path);
  const hold = holdOf(field, schemaOf(`${subject.name}Inputs`));
  const effect = subject.effects[place];
  const values = subject.values[place] ?? (({ pairs }: World) => valuesOf(schema, pairs));
  const holdSchema = way[(hold ?? path).length - 1]!;
  const isInList = way.slice(0, (hold ?? path).length - 1).some(({ type }) => type === "array");
  return {
    place,
    path,
    schema,
    kind: kindOf(schema, effect !== undefined),
    hold,
    holdSchema,
    wire: effect ?? spelledPath(field),
    holdWire: effect ?? spelledPath({ ...field, path: hold ?? path }),
    isManaged: !holdSchema.computed || isInList || subject.held.includes(place),
    isShown: !schema.unmodelled || way.filter(({ unmodelled }) => unmodelled).length > 2,
    isRemade: subject.remade.includes(place),
    variety: valuesOf(
      schema,
      ["a", "b"].map((text) => ({ publicKey: text, privateKey: text })),
    ).length,
    values,
    with: (world, value) =>
      completed(replaced(subject.beside(world, place), path, value), field, path.length - 1, world),
    without: (world) => withoutHold(field, hold, subject, world),
  };
}

function kindOf({ local, credential, replaceOnChanges }: Schema, hasEffect: boolean): Kind {
  if (credential) return "credential";
  if (replaceOnChanges) return "replacing";
  if (hasEffect) return "effect";
  return local ? "local" : "sent";
}

/** The nearest optional part around a field. */
function holdOf({ path, way }: Field, root: Schema): readonly Step[] | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const step = path[length - 1]!;
    const parent = length === 1 ? root : way[length - 2]!;
    if (typeof step === "string" && !parent.required?.includes(step)) return path.slice(0, length);
  }
  return undefined;
}

/** Places inside capabilities that no type describes and a program may declare. */
export function unmodelledFields(): Field[] {
  const capabilities = resolve(propertiesOf(schemaOf("ApplicationInputs"))!.capabilities!);
  const extra = resolve(propertiesOf(capabilities)!.extra!);
  const inside: Schema = { computed: true, unmodelled: true };
  const fields: [path: Step[], schema: Schema][] = [
    [["bulk"], { type: "object", properties: { on_hold: { type: "boolean" }, weight: { type: "integer" } } }],
    [["brand_new"], { type: "object", properties: { someSetting: { type: "boolean" }, "a-b": { type: "string" } } }],
    [["bulk", "webhooks", "list_status_url", "address"], { type: "string", format: "url" }],
    [["brand_new", "someSetting"], { type: "integer" }],
    [["brand_new", "with/slash~and.dot"], { type: "string" }],
    [["brand_new", "list"], { type: "array", items: { type: "string" } }],
  ];
  return fields.map(([steps, schema]) => ({
    path: ["capabilities", "extra", ...steps],
    schema: { ...schema, ...inside },
    way: [capabilities, extra, ...steps.map(() => inside)],
    required: false,
  }));
}

/** Values that differ as much as possible. For an object also the smallest one. */
function valuesOf(schema: Schema, pairs: World["pairs"]): readonly unknown[] {
  const samples = samplesOf(schema, pairs);
  const properties = propertiesOf(schema);
  if (!properties || Object.keys(properties).length === 0) return samples;
  const least = (schema.required ?? []).map((key) => [key, samplesOf(properties[key]!, pairs)[0]]);
  return [Object.fromEntries(least), ...samples];
}

/** The program with everything that the parts on the path require. */
function completed(program: Values, { path, way }: Field, depth: number, { pairs }: World): Values {
  let whole = program;
  for (let length = 1; length <= depth; length += 1) {
    const { required = [] } = way[length - 1]!;
    const properties = propertiesOf(way[length - 1]!) ?? {};
    const part = path.slice(0, length);
    for (const key of required) {
      if (at(whole, [...part, key]) === undefined)
        whole = replaced(whole, [...part, key], samplesOf(properties[key]!, pairs)[0]);
    }
  }
  return whole;
}

function withoutHold(field: Field, hold: readonly Step[] | undefined, subject: Subject, world: World): Values {
  const base = subject.beside(world, written(field.path));
  if (!hold) return replaced(base, field.path, undefined);
  const parent = hold.slice(0, -1);

  const program = parent.length === 0 ? base : replaced(base, parent, at(base, parent) ?? {});
  return completed(program, field, parent.length, world);
}
