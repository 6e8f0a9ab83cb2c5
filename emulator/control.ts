// The emulator's own API under `/_emulator`: journal, state, faults, and changes that bypass the emulated APIs.
import { withLinks } from "./applications-v2";
import { type Answer, type Api, type Call, type Dialect, Refusal, type Route } from "./exchange";
import { checkRule, type FaultRule, FaultRuleError } from "./fault-rule";
import { type Faults } from "./faults";
import { type Feed } from "./feed";
import { type Journal } from "./journal";
import { isObject, type Json, type JsonObject, JsonSyntaxError, mergePatch, parseJson, type Wire } from "./json";
import { unmasked } from "./mask";
import { numberRoutes } from "./numbers-control";
import { pageRoutes } from "./page";
import { dumpState, shownAccounts } from "./seed";
import { nameOf, storable, type Store } from "./store";
import { withUserLinks } from "./users";
import { isOfForeignPage, type OwnNames } from "./web-pages";

export interface ControlOptions {
  store: Store;
  journal: Journal;
  faults: Faults;
  feed: Feed;
  resetState: () => void;
  /** The names in the Host header that this API answers to. */
  names: OwnNames;
}

export function control({ store, journal, faults, feed, resetState, names }: ControlOptions): Api {
  const routes: Route[] = [
    ...pageRoutes(),
    { path: "/_emulator/events", on: { GET: watch } },
    { path: "/_emulator/accounts", on: { GET: () => ok(shownAccounts(store)) } },
    {
      path: "/_emulator/journal",
      on: { GET: () => ok(journal.entries()), DELETE: () => done(() => journal.clear()) },
    },
    {
      path: "/_emulator/state",
      on: { GET: () => ok(dumpState(store)), DELETE: () => ({ ...done(resetState), change: EVERYTHING }) },
    },
    {
      path: "/_emulator/faults",
      on: {
        GET: () => ok(faults.list()),
        POST: (call) => ({ status: 201, body: toJson(faults.add(readRule(call))) }),
        DELETE: () => done(() => faults.clear()),
      },
    },
    { path: "/_emulator/faults/:name", on: { DELETE: removeFault } },
    { path: "/_emulator/applications/:id", on: { PATCH: patchApplication, DELETE: removeApplication } },
    { path: "/_emulator/users/:id", on: { PATCH: patchUser, DELETE: removeUser } },
    ...numberRoutes(store, { problem, readObject }),
  ];
  return { problem, routes: routes.map((route) => closedToOtherPages(route, names)) };

  function watch(): Answer {
    const hello = { entries: journal.entries().slice(-SHOWN_ENTRIES) };
    return { status: 200, headers: EVENT_STREAM, stream: (response) => feed.add(response, hello) };
  }

  function removeFault(call: Call): Answer {
    if (!faults.remove(call.params.name ?? "")) throw missing("fault rule", call, "name");
    return { status: 204 };
  }

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

/** The page gets this many of the latest requests when it connects. */
const SHOWN_ENTRIES = 300;

const EVENT_STREAM = { "content-type": "text/event-stream", "cache-control": "no-store" };

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

const missing = (what: string, call: Call, param = "id"): Refusal =>
  new Refusal(problem(404, { detail: `There is no ${what} ${call.params[param] ?? ""}` }));

const closedToOtherPages = ({ path, on }: Route, names: OwnNames): Route => ({
  path,
  on: Object.fromEntries(
    Object.entries(on).map(([method, handler]) => [
      method,
      (call: Call) => {
        refuseOtherPages(call, names);
        return handler?.(call);
      },
    ]),
  ) as Route["on"],
});

/** No web page but the emulator's own may read or change the emulator. */
function refuseOtherPages({ headers }: Call, names: OwnNames): void {
  if (names.include(headers.host)) {
    if (!isOfForeignPage(headers, names)) return;
    throw new Refusal(problem(403, { detail: "Other web pages have no access to the emulator's own API." }));
  }
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

/** A patch cannot change the id or the links, and cannot remove fields that the API always shows. A mask keeps the secret. */
function patched(wire: Wire, patch: JsonObject): Wire {
  const after = mergePatch(wire, unmasked(patch, wire)) as JsonObject;
  if (typeof after.name !== "string") throw new Refusal(problem(400, { detail: "name must be a string" }));
  for (const field of ["capabilities", "privacy", "keys", "properties", "channels"]) {
    if (isObject(after[field]) || wire[field] === undefined) continue;
    if (after[field] === undefined && MAY_BE_ABSENT.includes(field)) continue;
    throw new Refusal(problem(400, { detail: `${field} must be an object` }));
  }
  return storable(wire.id, after);
}

const MAY_BE_ABSENT = ["privacy", "keys"];
