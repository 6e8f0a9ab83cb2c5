import { propertiesOf, resolve, schemaOf, type Schema } from "../../provider/schema";
import { at, replaced, written, type Field, type Step } from "./fields";
import type { Values } from "./host";
import { samplesOf } from "./samples";
import { spelledPath } from "./spelling";
import type { Subject } from "./subject";
import type { World } from "./world";

/** What a field must do, as far as its type says so. */
export type Kind =
  /** Vonage holds it. */
  | "sent"
  /** It stays at home, and shows on the wire under another name. */
  | "effect"
  /** It stays at home. */
  | "local"
  /** Another value is another resource. */
  | "replacing"
  /** It only signs requests. */
  | "credential";

/** A field with all that is needed to try it. */
export interface Row {
  readonly place: string;
  readonly path: readonly Step[];
  readonly schema: Schema;
  readonly kind: Kind;
  /** What goes when the field goes: itself, or the nearest part that can be without. Nothing, where no part can. */
  readonly hold: readonly Step[] | undefined;
  readonly holdSchema: Schema;
  /** Where the service keeps it, or what it has an effect on. */
  readonly wire: readonly Step[];
  readonly holdWire: readonly Step[];
  /** Whether it is held against changes on the service where the program does not name it. */
  readonly isManaged: boolean;
  /** Whether a value that the program does not name is shown among the outputs. */
  readonly isShown: boolean;
  /** Whether there is a new value, and not the old one, once the program names it no more. */
  readonly isRemade: boolean;
  /** How many values there are to choose from. */
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

/** The shortest way up to something that may be absent. */
function holdOf({ path, way }: Field, root: Schema): readonly Step[] | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const step = path[length - 1]!;
    const parent = length === 1 ? root : way[length - 2]!;
    if (typeof step === "string" && !parent.required?.includes(step)) return path.slice(0, length);
  }
  return undefined;
}

/** Places inside capabilities that no type describes, as a program may name them. */
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

/** As different as can be; of an object also the least that it can be. */
function valuesOf(schema: Schema, pairs: World["pairs"]): readonly unknown[] {
  const samples = samplesOf(schema, pairs);
  const properties = propertiesOf(schema);
  if (!properties || Object.keys(properties).length === 0) return samples;
  const least = (schema.required ?? []).map((key) => [key, samplesOf(properties[key]!, pairs)[0]]);
  return [Object.fromEntries(least), ...samples];
}

/** With all that the parts on the way cannot be without. */
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
