// Reads the steps of a preview.
import { isObject } from "../../provider/schema";
import { Failure } from "../failure";
import type { Pulumi, RunOptions } from "./pulumi";

/** One step of the next `pulumi up`. */
export interface Step {
  readonly op: string;
  readonly urn: string;
}

/** The steps of the next `pulumi up`, without Pulumi's own resources. Makes no request to the service. */
export async function preview(pulumi: Pulumi, options: RunOptions = {}): Promise<Step[]> {
  const { code, stdout, stderr } = await pulumi.onStack(["preview", "--json"], options);
  const told = parsed(stdout);
  if (code !== 0 || !isObject(told))
    throw new Failure(`The program cannot be previewed:\n${complaints(told, stderr || stdout)}`);
  const steps = Array.isArray(told.steps) ? told.steps.filter(isObject) : [];
  return steps
    .map(({ op, urn }) => ({ op: String(op), urn: String(urn) }))
    .filter(({ op, urn }) => !UNCHANGED.has(op) && !typeOf(urn).startsWith("pulumi:"));
}

/** Steps that change nothing. */
const UNCHANGED = new Set(["same", "read", "refresh"]);

/** The type of a resource, without those of its parents. */
export function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** Steps in readable form. */
export function described(steps: readonly Step[]): string {
  const most = 20;
  const lines = steps.slice(0, most).map(({ op, urn }) => `  ${op} ${urn.split("::").slice(2).join("::")}`);
  return [...lines, ...(steps.length > most ? [`  and ${steps.length - most} more`] : [])].join("\n");
}

function complaints(told: unknown, otherwise: string): string {
  const all = isObject(told) && Array.isArray(told.diagnostics) ? told.diagnostics.filter(isObject) : [];
  const errors = all.filter(({ severity }) => severity === "error").map(({ message }) => String(message).trim());
  return errors.length > 0 ? errors.join("\n") : otherwise.trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
