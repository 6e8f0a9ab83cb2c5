// Random histories.
import fc from "fast-check";
import type { FaultRule, NumberSettings } from "vonage-emulator";
import { programs, slots, type Program } from "./program";
import type { Kill } from "./stack";

export type Fault = Pick<FaultRule, "method" | "nth" | "count"> & { readonly effect: keyof typeof effects };

export type Step =
  | { readonly does: "edit"; readonly program: Program; readonly slots: readonly string[] }
  | { readonly does: "drift"; readonly target: number; readonly change: Drift }
  | {
      readonly does: "up" | "refresh" | "destroy";
      readonly faults: readonly Fault[];
      readonly kill?: Kill | undefined;
    };

/** All events of a stack, until everything works again. */
export interface History {
  readonly program: Program;
  readonly steps: readonly Step[];
  /** The behaviour of the Numbers API that no document describes. */
  readonly numbers: NumberSettings;
  /** What the operator does with an object that may exist, according to an error. */
  readonly recovery: "adopt" | "delete";
}

/** How long reads of the service may lag behind its writes, in milliseconds. */
export const LATENESS = 150;

/** The failures of the service and of the connection to it. */
export const effects = {
  "reset after": { when: "after", reset: true },
  "reset before": { when: "before", reset: true },
  "500 after": { when: "after", status: 500 },
  "500 before": { status: 500 },
  "502 page": { status: 502, text: "<html>", contentType: "text/html" },
  "503 before": { status: 503 },
  "504 after": { when: "after", status: 504 },
  truncated: { truncate: true },
  empty: { empty: true },
  "not JSON": { text: "<html>" },
  "without id": { omit: ["id"] },
  "without keys": { omit: ["keys", "_embedded.applications.*.keys"] },
  "429": { retryAfter: 0 },
  "429 with a date": { retryAfter: { date: 0 } },
  refused: { status: 400 },
  "401": { status: 401 },
  "403 echo": { status: 403, echo: true },
  "500 echo": { status: 500, echo: true, when: "after" },
  "hangs after": { when: "after", hang: true },
  "hangs before": { when: "before", hang: true },
  "late to be read": { notFoundFor: LATENESS },
  "late everywhere": { staleFor: LATENESS },
  "420 after": { when: "after", status: 420, path: "/number/*" },
  "429 page": { status: 429, text: "<html>", contentType: "text/html", path: "/number/*" },
} as const satisfies Record<string, FaultRule>;

/** The changes that someone else makes on the service. */
export const drifts = ["rename", "change", "empty", "add", "key", "remove"] as const;
export type Drift = (typeof drifts)[number];

const fault: fc.Arbitrary<Fault> = fc.record({
  method: fc.constantFrom("POST", "POST", "PUT", "PATCH", "DELETE", "GET"),
  nth: fc.integer({ min: 1, max: 3 }),
  count: fc.constantFrom(1, 1, 2, 4),
  effect: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...(Object.keys(effects) as (keyof typeof effects)[])) },
    { weight: 5, arbitrary: fc.constantFrom("reset after" as const, "500 after" as const, "truncated" as const) },
  ),
});

const trouble = {
  faults: fc.array(fault, { maxLength: 3, size: "max" }),
  kill: fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        nth: fc.integer({ min: 1, max: 8 }),
        moment: fc.constantFrom("before" as const, "after" as const),
      }),
    },
  ),
};

const up = fc.record({ does: fc.constant("up" as const), ...trouble });
const other = fc.record({ does: fc.constantFrom("refresh" as const, "destroy" as const), ...trouble });
const edit = fc.record({
  does: fc.constant("edit" as const),
  program: programs,
  slots: fc.subarray(Object.values(slots).flat(), { minLength: 1 }),
});
const drift = fc.record({ does: fc.constant("drift" as const), target: fc.nat(9), change: fc.constantFrom(...drifts) });

const omission = fc.constantFrom("keep" as const, "clear" as const);

const numbers: fc.Arbitrary<NumberSettings> = fc.record({
  deletedApplication: fc.constantFrom("unlink" as const, "keep" as const),
  refusalStatus: fc.constantFrom(420 as const, 200 as const),
  listOrder: fc.constantFrom("age" as const, "shuffled" as const),
  omitted: fc.record({ moHttpUrl: omission, voiceStatusCallback: omission, moSmppSysType: omission }),
});

/** Steps that belong together: an edit is most useful if it is deployed. */
const scene: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(edit, up) },
  { weight: 2, arbitrary: fc.tuple(drift) },
  { weight: 1, arbitrary: fc.tuple(up) },
  { weight: 1, arbitrary: fc.tuple(edit) },
  { weight: 1, arbitrary: fc.tuple(other) },
);

export const histories = (mostScenes: number): fc.Arbitrary<History> =>
  fc.record({
    program: programs,
    steps: fc
      .tuple(up, fc.array(scene, { maxLength: mostScenes, size: "max" }))
      .map(([first, scenes]) => [first, ...scenes.flat()]),
    numbers,
    recovery: fc.constantFrom("adopt" as const, "delete" as const),
  });
