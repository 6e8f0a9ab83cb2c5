// The outcome of an engine operation, from its events and its output.
import { type EngineEvent, type OpType, type StepEventMetadata } from "@pulumi/pulumi/automation";
import { type Run } from "./pulumi";

export interface Outcome {
  code: number;
  /** The output that a user reads. */
  text: string;
  /** The operation on each resource, by name. The stack itself and providers are left out. */
  ops: Record<string, OpType>;
  /** The same by URN, for resources that share a name. */
  opsByUrn: Record<string, OpType>;
  /** The numbers of created, updated, unchanged… resources, as the engine counts them. */
  changes: Partial<Record<OpType, number>>;
  /** Every step, with its old and new state, changed keys and detailed diff. */
  steps: StepEventMetadata[];
  /** The messages beside the steps: errors, warnings and others. */
  diagnostics: { severity: string; message: string; urn: string | undefined }[];
  events: EngineEvent[];
  seconds: number;
}

export function outcomeOf({ code, stdout, stderr }: Run, events: EngineEvent[], seconds: number): Outcome {
  const steps = stepsOf(events);
  const opsByUrn: Record<string, OpType> = {};
  // A replacement has three steps. The one called "replace" stands for all.
  for (const { urn, op } of steps) if (opsByUrn[urn] !== "replace") opsByUrn[urn] = op;
  return {
    code,
    text: [stdout, stderr]
      .map((text) => text.trim())
      .join("\n")
      .trim(),
    ops: Object.fromEntries(Object.entries(opsByUrn).map(([urn, op]) => [nameOf(urn), op])),
    opsByUrn,
    changes: events.find((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
    steps,
    diagnostics: events.flatMap(({ diagnosticEvent: d }) =>
      d && TOLD.has(d.severity) ? [{ severity: d.severity, message: plain(d.message), urn: d.urn }] : [],
    ),
    events,
    seconds,
  };
}

/** The step that each event announces. The result of a refresh is known only when it is done. */
function stepsOf(events: EngineEvent[]): StepEventMetadata[] {
  const announced = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
  const done = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
  return announced
    .map((step) => (step.op === "refresh" ? (done.find(({ urn }) => urn === step.urn) ?? step) : step))
    .filter(({ type }) => !type.startsWith("pulumi:"));
}

/** Debug messages are events, too, but are not shown. */
const TOLD: ReadonlySet<string> = new Set(["info", "info#err", "warning", "error"]);

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The text without the engine's colour marks. */
function plain(message: string): string {
  return message.replace(/<\{%[^%]*%\}>/g, "").trim();
}
