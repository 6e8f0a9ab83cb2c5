// Direct changes of objects over HTTP: `/_emulator/NAME/:id` of every kind that has a `Drift`.
import { readObject, refused } from "./control-request";
import { type Drift } from "./drift";
import { type Answer, type Call, type Route } from "./exchange";
import { isObject, type JsonObject, mergePatch, storable, type Wire } from "./json";
import { unmasked } from "./mask";

export function driftRoute(name: string, drift: Drift): Route {
  return { path: `/_emulator/${name}/:id`, on: { PATCH: patch, DELETE: remove } };

  function patch(call: Call): Answer {
    const before = find(call);
    const after = patched(before, readObject(call), drift);
    const conflict = drift.conflict?.(after);
    if (conflict !== undefined) throw refused(400, conflict);
    drift.put(after);
    return { status: 200, body: drift.show(after, call.origin), change: { id: before.id, before, after } };
  }

  function remove(call: Call): Answer {
    const before = find(call);
    drift.remove(before.id);
    return { status: 204, change: { id: before.id, before } };
  }

  function find({ params: { id = "" } }: Call): Wire {
    const wire = drift.find(id);
    if (!wire) throw refused(404, `There is no ${drift.noun} ${id}`);
    return wire;
  }
}

/** A patch cannot change the id or the links, and cannot remove fields that the API always shows. A mask keeps the secret. */
function patched(wire: Wire, patch: JsonObject, { texts, objects }: Drift): Wire {
  const after = mergePatch(wire, unmasked(patch, wire)) as JsonObject;
  for (const field of texts) if (typeof after[field] !== "string") throw refused(400, `${field} must be a string`);
  for (const [field, presence] of Object.entries(objects)) {
    if (isObject(after[field]) || wire[field] === undefined) continue;
    if (after[field] === undefined && presence === "sometimes") continue;
    throw refused(400, `${field} must be an object`);
  }
  return storable(wire.id, after);
}
