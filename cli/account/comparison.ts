import type { Account } from "../../provider/http/account";
import { declaredIn } from "../../provider/state/declared";
import { diff, type Change } from "../../provider/state/diff";
import { visible } from "../../provider/state/hidden";
import { resources, type ResourceName } from "../../provider/resources";
import { childOf, written, type Pointer } from "../../provider/schema/tree";
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
  account: Account,
  { id, inputs, outputs }: StackResource,
): Promise<Difference[]> {
  const resource = resources[type];
  const { stateSchema } = resource;
  const found = await resource.read(account, id, outputs);
  if (!found) return [{ then: "created anew" }];

  const [kept, live] = [visible(outputs), visible(found.state)];
  const changes = diff(kept, live, stateSchema, new Set(declaredIn(kept, stateSchema)));
  const undone = resource.diff(found.state, visible(inputs)).changes;
  return changes.map(({ place, schema }) => ({
    place: written(place),
    stack: shown(kept, place, schema),
    service: shown(live, place, schema),
    then: undone.some((change) => isWithin(change.place, place)) ? "set back" : "taken into the state",
  }));
}

/** Whether one place is the other, or lies in it, or holds it. */
function isWithin(a: Pointer, b: Pointer): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

function shown(state: unknown, place: Pointer, schema: Change["schema"]): unknown {
  const keys = place.split("/").slice(1);
  const steps = keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return replaceSecrets(steps.reduce<unknown>(childOf, state), schema, () => "[secret]", steps);
}
