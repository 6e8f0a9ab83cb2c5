// The changes between a state and inputs.
import type { Kind } from "./definition";
import { propertiesOf, schemaOf, type Properties, type Schema } from "../schema";
import { declaredIn } from "../state/declared";
import { diff, type Change } from "../state/diff";
import { declaredOf, unsettledOf } from "../state/hidden";
import { fromWire } from "../state/wire";

/** The changes that lead from the state to the completed inputs. */
export function changesOf(
  { inputsSchema }: Kind,
  state: Properties,
  completed: Properties,
  news: Properties,
): Change[] {
  const declared = declaredOf(state);
  const changes = diff(state, completed, inputsSchema, { declared, unsettled: unsettledOf(state) });
  if (changes.length > 0) return changes;
  const newly = declaredIn(news, inputsSchema).filter((place) => !declared.has(place));
  return newly.map((place) => ({ place, kind: "add", local: true, replaces: false, computed: true, declares: true }));
}

/** The differences between an object on the service and the inputs that were sent. All live values count as declared. */
export function differences(found: Properties, sent: Properties, type: string): Change[] {
  const [inputs, state] = [schemaOf(`${type}Inputs`), schemaOf(`${type}State`)];
  const live = withLocal(fromWire(found, state, sent) as Properties, sent, state);
  return diff(live, sent, inputs, { declared: new Set(declaredIn(live, inputs)) });
}

/** The values of the service. Properties that Vonage never sees come from `sent`. */
export function withLocal(values: Properties, sent: Properties, schema: Schema): Properties {
  return Object.fromEntries(
    Object.entries(propertiesOf(schema) ?? {}).map(([key, { local }]) => [key, local ? sent[key] : values[key]]),
  );
}
