// Compares a state with inputs.
import { isObject, propertiesOf, resolve, type Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, related, type Pointer } from "../schema/tree";
import { isUnknown } from "../schema/unknown";
import { equal, same } from "./values";

/** One change that leads from the state to the inputs. */
export interface Change {
  readonly place: Pointer;
  readonly kind: "add" | "change" | "remove";
  /** Whether Vonage never sees it. */
  readonly local: boolean;
  /** Whether it needs a replacement of the resource. */
  readonly replaces: boolean;
  /** Whether Vonage chooses a value if the program declares none. */
  readonly computed: boolean;
  /** Whether the value stays the same, and only its declaration in the program is new. */
  readonly declares?: true;
}

/** The hidden outputs of a state that matter to a diff. */
export interface Known {
  /** The places that the program declared in the last deployment. */
  readonly declared: Pick<ReadonlySet<Pointer>, "has">;
  /** The places where the service may hold other values than the state. */
  readonly unsettled?: readonly Pointer[];
}

type Traits = Pick<Change, "local" | "replaces" | "computed">;

/** The facts inside lists and free-form maps: there the program declares everything. */
export const ALL_DECLARED: Known = { declared: { has: () => true } };

/**
 * The changes that lead from `state` to `inputs`. Where Vonage chooses a value, an absent input is no change, unless the
 * value was declared before: then it has to be removed. Makes no request.
 */
export function diff(
  state: unknown,
  inputs: unknown,
  schema: Schema,
  known: Known,
  place: Pointer = "",
  above: Partial<Traits> = {},
): Change[] {
  const here = {
    local: Boolean(above.local || schema.local),
    replaces: Boolean(above.replaces || schema.replaceOnChanges),
    computed: Boolean(schema.computed),
  };
  const change = (kind: Change["kind"], at: Pointer = place): Change[] => [{ place: at, kind, ...here }];
  const unsettled = known.unsettled ?? [];

  if (state === undefined && inputs === undefined)
    return unsettled.filter((one) => isAtOrBelow(one, place)).flatMap((one) => change("remove", one));
  if (isUnknown(inputs)) return schema.credential ? [] : change(state === undefined ? "add" : "change");
  if (inputs === undefined && schema.computed && !known.declared.has(place)) return [];

  if (branches(schema, state, inputs)) {
    if (!schema.group && state === undefined) return change("add");
    if (!schema.group && inputs === undefined) return change("remove");
    const changes: Change[] = [];
    for (const [key, property] of childrenOf(schema, state, inputs)) {
      const [old, input] = [childOf(state, key), childOf(inputs, key)];
      const isAbsent = old === undefined && input === undefined && unsettled.length === 0;
      if (!isAbsent) changes.push(...diff(old, input, property, known, pointer(place, key), here));
    }
    return changes;
  }
  if (isSame(state, inputs, schema))
    return unsettled.some((one) => related(one, place)) ? change(inputs === undefined ? "remove" : "change") : [];
  if (state === undefined) return change("add");
  if (inputs === undefined) return change("remove");
  const inside = insideOf(state, inputs, schema, place, here);
  return inside.length > 0 ? inside : change("change");
}

/** Whether two values mean the same. Their schema names no properties. */
export function isSame(a: unknown, b: unknown, schema: Schema): boolean {
  // For unmodelled values, only Vonage knows whether empty and absent mean the same.
  return schema.unmodelled ? same(a, b) : equal(a, b);
}

/** The differences inside two lists, or inside two maps with keys of the user's own. */
function insideOf(state: unknown, inputs: unknown, schema: Schema, place: Pointer, above: Traits): Change[] {
  const { items } = resolve(schema);
  if (Array.isArray(state) && Array.isArray(inputs)) {
    const length = Math.max(state.length, inputs.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      diff(state[index], inputs[index], items ?? {}, ALL_DECLARED, pointer(place, String(index)), above),
    );
  }
  if (!isObject(state) || !isObject(inputs) || propertiesOf(schema)) return [];
  const keys = [...new Set([...Object.keys(state), ...Object.keys(inputs)])];
  return keys
    .filter((key) => !same(state[key], inputs[key]))
    .flatMap((key) => {
      const below = diff(state[key], inputs[key], {}, ALL_DECLARED, pointer(place, key), above);
      // A key with an empty value differs from an absent key.
      return below.length > 0 ? below : [{ place: pointer(place, key), kind: "change" as const, ...above }];
    });
}

function isAtOrBelow(place: Pointer, above: Pointer): boolean {
  return place === above || place.startsWith(`${above}/`);
}

/** Whether a change touches only the state, and needs no request. */
export function isLocal({ local, replaces, declares }: Change): boolean {
  return declares === true || (local && !replaces);
}
