import type { Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, type Pointer } from "../schema/tree";

/**
 * The places where a program names a value that it might have left to Vonage. Kept with the state, they tell later
 * that a value which is named no more was once the program's own, and has to go.
 */
export function declaredIn(inputs: unknown, schema: Schema, place: Pointer = ""): Pointer[] {
  if (inputs === undefined) return [];
  const here = schema.computed ? [place] : [];
  if (!branches(schema, inputs)) return here;
  const below = childrenOf(schema, inputs).flatMap(([key, property]) =>
    declaredIn(childOf(inputs, key), property, pointer(place, key)),
  );
  return [...here, ...below];
}

/** Of a state, what the program has said, or would have to say for it to be so. */
export function inputsOf(state: unknown, schema: Schema, declared: ReadonlySet<Pointer>, place: Pointer = ""): unknown {
  if (state === undefined || (schema.computed && !declared.has(place))) return undefined;
  if (!branches(schema, state)) return state;
  const inputs: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema, state)) {
    const input = inputsOf(childOf(state, key), property, declared, pointer(place, key));
    if (input !== undefined) inputs[key] = input;
  }
  return schema.group && !schema.computed && Object.keys(inputs).length === 0 ? undefined : inputs;
}
