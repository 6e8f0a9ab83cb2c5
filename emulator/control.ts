// The emulator's own API under `/_emulator`: journal, state, faults, and changes that bypass the emulated APIs.
import { driftRoute } from "./control-drift";
import { controlProblem, readObject, refused } from "./control-request";
import { type Answer, type Api, type Call, type Route } from "./exchange";
import { checkRule, type FaultRule, FaultRuleError } from "./fault-rule";
import { type Faults } from "./faults";
import { type Feed } from "./feed";
import { type Journal } from "./journal";
import { type Json } from "./json";
import { type Kind } from "./kind";
import { type Kinds } from "./kinds";
import { pageRoutes } from "./page";
import { dumpState, shownAccounts } from "./seed";
import { type Service } from "./service";
import { isOfForeignPage, type OwnNames } from "./web-pages";

export interface ControlOptions {
  service: Service;
  kinds: Kinds;
  journal: Journal;
  faults: Faults;
  feed: Feed;
  resetState: () => void;
  /** The names in the Host header that this API answers to. */
  names: OwnNames;
}

export function control({ service, kinds, journal, faults, feed, resetState, names }: ControlOptions): Api {
  const routes: Route[] = [
    ...pageRoutes(),
    { path: "/_emulator/events", on: { GET: watch } },
    { path: "/_emulator/accounts", on: { GET: () => ok(shownAccounts(service, kinds)) } },
    {
      path: "/_emulator/journal",
      on: { GET: () => ok(journal.entries()), DELETE: () => done(() => journal.clear()) },
    },
    {
      path: "/_emulator/state",
      on: {
        GET: () => ok(dumpState(service, kinds)),
        DELETE: () => ({ ...done(resetState), change: EVERYTHING }),
      },
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
    ...Object.entries(kinds).flatMap(([name, kind]) => routesOf(name, kind)),
  ];
  return {
    problem: controlProblem,
    under: ["/_emulator"],
    routes: routes.map((route) => closedToOtherPages(route, names)),
  };

  function watch(): Answer {
    const hello = { entries: journal.entries().slice(-SHOWN_ENTRIES) };
    return { status: 200, headers: EVENT_STREAM, stream: (response) => feed.add(response, hello) };
  }

  function removeFault({ params: { name = "" } }: Call): Answer {
    if (!faults.remove(name)) throw refused(404, `There is no fault rule ${name}`);
    return { status: 204 };
  }
}

const routesOf = (name: string, { drift, routes = [] }: Kind): Route[] => [
  ...(drift ? [driftRoute(name, drift)] : []),
  ...routes,
];

const EVERYTHING = { id: "" };

/** The page gets this many of the latest requests when it connects. */
const SHOWN_ENTRIES = 300;

const EVENT_STREAM = { "content-type": "text/event-stream", "cache-control": "no-store" };

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const ok = (value: unknown): Answer => ({ status: 200, body: toJson(value) });

function done(act: () => void): Answer {
  act();
  return { status: 204 };
}

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
    throw refused(403, "Other web pages have no access to the emulator's own API.");
  }
  throw refused(
    403,
    `The emulator's own API is not open to requests for the host ${JSON.stringify(headers.host ?? "")}. ` +
      `Use one of these host names: ${names.toString()}. To use another name, start the emulator with --host and that name.`,
  );
}

function readRule(call: Call): FaultRule {
  const body: unknown = readObject(call);
  try {
    checkRule(body);
    return body;
  } catch (error) {
    if (!(error instanceof FaultRuleError)) throw error;
    throw refused(400, error.message);
  }
}
