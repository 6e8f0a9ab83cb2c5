// Compares one resource of a stack with the service.
import { pathOf, valueAt } from "../../provider/property-path";
import type { Path } from "../../provider/resource";
import { resources, type ResourceName } from "../../provider/resources";
import type { Schema } from "../../provider/schema";
import { related, written } from "../../provider/schema/tree";
import { refusedPlaces } from "../../provider/schema/validate";
import type { Session } from "../../provider/session";
import { declaredIn } from "../../provider/state/declared";
import { diff, type Change } from "../../provider/state/diff";
import { visible } from "../../provider/state/hidden";
import { replaceSecrets } from "../program/secrets";
import type { StackResource } from "../pulumi/stack";

/** One difference between the state of a resource and the service. It contains no secret. */
export interface Difference {
  /** The place in the spelling of a program. Absent if the whole resource is gone. */
  readonly place?: string;
  readonly stack?: unknown;
  readonly service?: unknown;
  /** The effect of a refresh and then a deployment. */
  readonly then: Outcome;
}

/**
 * The effect of a refresh and then a deployment on a difference: the program's value is set again, an undeclared value
 * is removed, or the state takes the value because the program does not manage it.
 */
export type Outcome = "set back" | "removed" | "taken into the state" | "kept by ignoreChanges" | "created anew";

/** The result of the comparison of one resource. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Places where the service holds values that no program can declare, and the stack holds none. */
  readonly undeclarable: readonly string[];
}

/** Compares a resource on the service with its state. Changes neither. */
export async function compare(type: ResourceName, session: Session, kept: StackResource): Promise<Comparison> {
  const { id, inputs, outputs, ignoreChanges } = kept;
  const resource = resources[type];
  const { stateSchema } = resource;
  const found = await resource.read(session, { id, state: outputs });
  if (!found) return { differences: [{ then: "created anew" }], undeclarable: [] };

  const [stack, live] = [visible(outputs), visible(found.state)];
  const changes = diff(stack, live, stateSchema, { declared: new Set(declaredIn(stack, stateSchema)) });
  const refused = refusedPlaces(live, `${type}Inputs`).filter((place) => place !== "");
  const isUndeclarable = ({ kind, place }: Change) => kind === "add" && refused.some((each) => related(each, place));

  const request = { state: found.state, news: visible(inputs) };
  const undone = resource.diff(request).differences;
  const undoneInDeed = resource.diff({ ...request, ignoreChanges }).differences;
  const thenOf = (path: Path): Outcome => {
    const undoing = undone.find((change) => isRelated(change.path, path));
    if (!undoing) return "taken into the state";
    if (!undoneInDeed.some((change) => isRelated(change.path, path))) return "kept by ignoreChanges";
    return undoing.kind === "delete" ? "removed" : "set back";
  };
  const differences = changes
    .filter((change) => !isUndeclarable(change))
    .map(({ place }) => {
      const path = pathOf(place, stack, live);
      return {
        place: written(place),
        stack: shown(stack, path, stateSchema),
        service: shown(live, path, stateSchema),
        then: thenOf(path),
      };
    });
  return { differences, undeclarable: changes.filter(isUndeclarable).map(({ place }) => written(place)) };
}

/** Whether one place equals the other, or contains it. */
function isRelated(a: Path, b: Path): boolean {
  return Array.from({ length: Math.min(a.length, b.length) }).every((_, index) => a[index] === b[index]);
}

function shown(state: unknown, path: Path, schema: Schema): unknown {
  return valueAt(
    replaceSecrets(state, schema, () => "[secret]"),
    path,
  );
}
