import { declaredIn } from "../../provider/state/declared";
import { valueAt, pathOf } from "../../provider/property-path";
import { diff } from "../../provider/state/diff";
import { visible } from "../../provider/state/hidden";
import type { Path } from "../../provider/resource";
import { resources, type ResourceName } from "../../provider/resources";
import type { Schema } from "../../provider/schema";
import { written } from "../../provider/schema/tree";
import type { Session } from "../../provider/session";
import { replaceSecrets } from "../program/secrets";
import type { StackResource } from "../pulumi/stack";

/** One difference between what a stack keeps of a resource and what the service holds. No secret is in it. */
export interface Difference {
  /** The place as a program writes it; absent where the resource is gone as a whole. */
  readonly place?: string;
  readonly stack?: unknown;
  readonly service?: unknown;
  /** What a refresh and then a deployment make of it. */
  readonly then: "set back" | "taken into the state" | "created anew";
}

/** Looks at a resource on the service, and compares it with what the stack keeps. Changes neither. */
export async function compare(
  type: ResourceName,
  session: Session,
  { id, inputs, outputs }: StackResource,
): Promise<Difference[]> {
  const resource = resources[type];
  const { stateSchema } = resource;
  const found = await resource.read(session, { id, state: outputs });
  if (!found) return [{ then: "created anew" }];

  const [kept, live] = [visible(outputs), visible(found.state)];
  const changes = diff(kept, live, stateSchema, { declared: new Set(declaredIn(kept, stateSchema)) });
  const undone = resource.diff({ state: found.state, news: visible(inputs) }).differences;
  return changes.map(({ place }) => {
    const path = pathOf(place, kept, live);
    return {
      place: written(place),
      stack: shown(kept, path, stateSchema),
      service: shown(live, path, stateSchema),
      then: undone.some((change) => isWithin(change.path, path)) ? "set back" : "taken into the state",
    };
  });
}

/** Whether one place is the other, or lies in it, or holds it. */
function isWithin(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((step, index) => step === b[index]);
}

function shown(state: unknown, path: Path, schema: Schema): unknown {
  return valueAt(
    replaceSecrets(state, schema, () => "[secret]", []),
    path,
  );
}
