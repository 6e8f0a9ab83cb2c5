/** The emulator's own API under `/_emulator`: journal, state, faults, and changes that bypass the emulated APIs. */
import { withLinks } from "./applications-v2";
import { type Answer, type Api, type Call, type Dialect, Refusal } from "./exchange";
import { checkRule, type FaultRule, FaultRuleError } from "./fault-rule";
import { type Faults } from "./faults";
import { type Journal } from "./journal";
import { isObject, type Json, type JsonObject, JsonSyntaxError, mergePatch, parseJson, type Wire } from "./json";
import { numberRoutes } from "./numbers-control";
import { dumpState } from "./seed";
import { nameOf, storable, type Store } from "./store";
import { withUserLinks } from "./users";
import { isOfWebPage, type OwnNames } from "./web-pages";

export interface ControlOptions {
  store: Store;
  journal: Journal;
  faults: Faults;
  resetState: () => void;
  /** The names in the Host header that this API answers to. */
  names: OwnNames;
}

export function control({ store, journal, faults, resetState, names }: ControlOptions): Api {
  const numbers = numberRoutes(store, { problem, readObject });
  const guarded =
    (handler: (call: Call) => Answer) =>
    (call: Call): Answer => {
      refuseWebPages(call, names);
      return handler(call);
    };

  return {
    problem,
    routes: [
      {
        path: "/_emulator/journal",
        on: {
          GET: guarded(() => ok(journal.entries())),
          DELETE: guarded(() => done(() => journal.clear())),
        },
      },
      {
        path: "/_emulator/state",
        on: {
          GET: guarded(() => ok(dumpState(store))),
          DELETE: guarded(() => ({ ...done(resetState), change: EVERYTHING })),
        },
      },
      {
        path: "/_emulator/faults",
        on: {
          GET: guarded(() => ok(faults.list())),
          POST: guarded((call) => ({ status: 201, body: toJson(faults.add(readRule(call))) })),
          DELETE: guarded(() => done(() => faults.clear())),
        },
      },
      {
        path: "/_emulator/applications/:id",
        on: { PATCH: guarded(patchApplication), DELETE: guarded(removeApplication) },
      },
      { path: "/_emulator/users/:id", on: { PATCH: guarded(patchUser), DELETE: guarded(removeUser) } },
      ...numbers.map(({ path, on }) => ({
        path,
        on: Object.fromEntries(Object.entries(on).map(([method, handler]) => [method, guarded(handler)])),
      })),
    ],
  };

  function patchApplication(call: Call): Answer {
    const application = store.application(call.params.id ?? "");
    if (!application) throw missing("application", call);
    const before = application.wire;
    application.wire = patched(before, readObject(call));
    return {
      status: 200,
      body: withLinks(application.wire),
      change: { id: application.id, before, after: application.wire },
    };
  }

  function removeApplication(call: Call): Answer {
    const application = store.application(call.params.id ?? "");
    if (!application) throw missing("application", call);
    store.removeApplication(application);
    return { status: 204, change: { id: application.id, before: application.wire } };
  }

  function patchUser(call: Call): Answer {
    const id = call.params.id ?? "";
    const application = store.ownerOf(id);
    const before = application?.users.get(id);
    if (!application || !before) throw missing("user", call);
    const after = patched(before, readObject(call));
    const holder = application.users.named(nameOf(after));
    if (holder && holder.id !== id)
      throw new Refusal(problem(400, { detail: `Another user has the name ${nameOf(after)}` }));
    application.users.put(id, after);
    return { status: 200, body: withUserLinks(call.origin, after), change: { id, before, after } };
  }

  function removeUser(call: Call): Answer {
    const id = call.params.id ?? "";
    const before = store.ownerOf(id)?.users.remove(id);
    if (!before) throw missing("user", call);
    return { status: 204, change: { id, before } };
  }
}

const EVERYTHING = { id: "" };

const problem: Dialect = (status, reason = {}) => ({
  status,
  body: { title: TITLES[status] ?? "Error", detail: reason.detail ?? "The request cannot be handled." },
});

const TITLES: Record<number, string> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  500: "Internal Server Error",
};

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const ok = (value: unknown): Answer => ({ status: 200, body: toJson(value) });

function done(act: () => void): Answer {
  act();
  return { status: 204 };
}

const missing = (what: string, call: Call): Refusal =>
  new Refusal(problem(404, { detail: `There is no ${what} ${call.params.id ?? ""}` }));

/** No web page in a browser on this machine may read or change the emulator. */
function refuseWebPages({ headers }: Call, names: OwnNames): void {
  if (isOfWebPage(headers)) {
    throw new Refusal(problem(403, { detail: "Web pages have no access to the emulator's own API." }));
  }
  if (names.include(headers.host)) return;
  const detail =
    `The emulator's own API is not open to requests for the host ${JSON.stringify(headers.host ?? "")}. ` +
    `Use one of these host names: ${names.toString()}. To use another name, start the emulator with --host and that name.`;
  throw new Refusal(problem(403, { detail }));
}

function readObject(call: Call): JsonObject {
  let body: Json;
  try {
    body = parseJson(call.body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Refusal(problem(400, { detail: error.message }));
  }
  if (isObject(body)) return body;
  throw new Refusal(problem(400, { detail: "The request body is not a JSON object" }));
}

function readRule(call: Call): FaultRule {
  const body: unknown = readObject(call);
  try {
    checkRule(body);
    return body;
  } catch (error) {
    if (!(error instanceof FaultRuleError)) throw error;
    throw new Refusal(problem(400, { detail: error.message }));
  }
}

/** A patch cannot change the id or the links, and cannot remove fields that the API always shows. */
function patched(wire: Wire, patch: JsonObject): Wire {
  const after = mergePatch(wire, patch) as JsonObject;
  if (typeof after.name !== "string") throw new Refusal(problem(400, { detail: "name must be a string" }));
  for (const field of ["capabilities", "privacy", "keys", "properties", "channels"]) {
    if (isObject(after[field]) || wire[field] === undefined) continue;
    if (after[field] === undefined && MAY_BE_ABSENT.includes(field)) continue;
    throw new Refusal(problem(400, { detail: `${field} must be an object` }));
  }
  return storable(wire.id, after);
}

const MAY_BE_ABSENT = ["privacy", "keys"];
