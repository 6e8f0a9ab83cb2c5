import type { Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, type Pointer } from "../schema/tree";
import { isUnknown } from "../schema/unknown";
import { equal, same } from "./values";

/** One thing that must happen for the state to become what a program declares. */
export interface Change {
  readonly place: Pointer;
  readonly kind: "add" | "change" | "remove";
  readonly schema: Schema;
}

/**
 * What must happen for `state` to become what `inputs` ask for. Where Vonage chooses, an input left out asks for
 * nothing, unless it was declared before: then the value has to go. Makes no request.
 */
export function diff(
  state: unknown,
  inputs: unknown,
  schema: Schema,
  declared: ReadonlySet<Pointer>,
  place: Pointer = "",
): Change[] {
  const change = (kind: Change["kind"]): Change[] => [{ place, kind, schema }];

  if (state === undefined && inputs === undefined) return [];
  if (isUnknown(inputs)) return schema.credential ? [] : change(state === undefined ? "add" : "change");
  if (inputs === undefined && schema.computed && !declared.has(place)) return [];

  if (branches(schema, state, inputs)) {
    if (!isGroup(schema, place) && state === undefined) return change("add");
    if (!isGroup(schema, place) && inputs === undefined) return change("remove");
    return childrenOf(schema, state, inputs).flatMap(([key, property]) =>
      diff(childOf(state, key), childOf(inputs, key), property, declared, pointer(place, key)),
    );
  }
  // What an empty value means where nothing is modelled, is for Vonage to say.
  if (schema.unmodelled ? same(state, inputs) : equal(state, inputs)) return [];
  return change(state === undefined ? "add" : inputs === undefined ? "remove" : "change");
}

/** Whether absent and empty mean the same here, as they do of the resource itself. */
function isGroup(schema: Schema, place: Pointer): boolean {
  return Boolean(schema.group) || place === "";
}

/** Whether a change needs nothing of Vonage, and only has to be taken into the state. */
export function isLocal({ schema }: Change): boolean {
  return Boolean(schema.local) && !schema.replaceOnChanges;
}
