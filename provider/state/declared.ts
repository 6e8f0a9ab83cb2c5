// The declared places and inputs in a state.
import type { Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, type Pointer } from "../schema/tree";

/**
 * The places where a program declares a value that Vonage would otherwise choose. The state keeps them. When the program
 * stops declaring such a value, they show that the update must remove it.
 */
export function declaredIn(inputs: unknown, schema: Schema): Pointer[] {
  const places: Pointer[] = [];
  findDeclared(inputs, schema, "", places);
  return places;
}

function findDeclared(inputs: unknown, schema: Schema, place: Pointer, places: Pointer[]): void {
  if (schema.computed) places.push(place);
  for (const [key, property] of childrenOf(schema, inputs)) {
    const child = childOf(inputs, key);
    if (child !== undefined) findDeclared(child, property, pointer(place, key), places);
  }
}

/** The inputs that a program must declare to get this state. */
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
