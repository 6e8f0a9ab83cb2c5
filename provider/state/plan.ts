// The known outputs of a preview.
import { propertiesOf, type Properties, type Schema } from "../schema";
import { branches, childOf, childrenOf, pointer, type Pointer } from "../schema/tree";
import { UNKNOWN } from "../schema/unknown";

/**
 * The outputs that are known before a create or an update. A declared value is known. A value that Vonage chose before
 * is known if the update does not touch it. `UNKNOWN` stands for every value that only the deployment determines.
 */
function plan(
  state: unknown,
  inputs: unknown,
  schema: Schema,
  declared: ReadonlySet<Pointer>,
  place: Pointer,
): unknown {
  if (inputs === undefined) {
    if (schema.local) return undefined;
    if (schema.computed) return declared.has(place) || state === undefined ? UNKNOWN : state;
    if (!schema.group) return undefined;
  }
  if (!branches(schema, inputs) && inputs !== undefined) return inputs;
  const isNew = state === undefined;
  const planned: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema, inputs, state)) {
    const [old, input] = [childOf(state, key), childOf(inputs, key)];
    const child = pointer(place, key);
    // Vonage left this value out of its last answer, and will leave it out again.
    const isLeftOut = !isNew && old === undefined && input === undefined && !declared.has(child);
    const value = isLeftOut ? undefined : plan(old, input, property, declared, child);
    if (value !== undefined) planned[key] = value;
  }
  return inputs === undefined && Object.keys(planned).length === 0 ? undefined : planned;
}

/** The known outputs of a whole resource. */
export function planOutputs(
  state: Properties | undefined,
  completed: Properties,
  schema: Schema,
  declared: ReadonlySet<Pointer>,
): Properties {
  const outputs: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(propertiesOf(schema) ?? {})) {
    const value = plan(childOf(state, key), childOf(completed, key), property, declared, pointer("", key));
    const isLeftOut = state !== undefined && state[key] === undefined && !declared.has(pointer("", key));
    if (value !== undefined && !(isLeftOut && completed[key] === undefined)) outputs[key] = value;
  }
  return outputs;
}
