import { Account } from "../../provider/http/account";
import type { Lookup } from "../../provider/http/config";
import { Session } from "../../provider/session";
import { compare, type Difference } from "../account/comparison";
import { connect, lookupIn } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import type { StackOptions } from "./options";
import { eachWithProgress } from "../terminal/progress";
import { findProject } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { readResources, readSettings, resourceName, type StackResource } from "../pulumi/stack";
import { table } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** What was found out about one resource. */
interface Finding {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly differences: readonly Difference[];
  /** Why it could not be compared. */
  readonly error?: string;
}

/** Compares what a stack keeps with what the service holds, and changes neither. */
export async function drift(options: StackOptions, terminal: Terminal): Promise<number> {
  const pulumi = new Pulumi(findProject(options.cwd).folder, options.stack);
  const settings = await readSettings(pulumi);
  const all = await readResources(pulumi, { showSecrets: true });
  const ours = all.filter((one) => resourceName(one) !== undefined);

  const sessions = new Map<string, Session>();
  const sessionOf = ({ provider }: StackResource): Session => {
    const session =
      sessions.get(provider) ??
      new Session(new Account(connect(settingsOf(provider, all, lookupIn(settings)), terminal.warn)));
    sessions.set(provider, session);
    return session;
  };
  const findings = await eachWithProgress("Resources", ours, async (one): Promise<Finding> => {
    const { type, name, id } = { ...one, type: resourceName(one)! };
    try {
      return { type, name, id, differences: await compare(type, sessionOf(one), one) };
    } catch (error) {
      return { type, name, id, differences: [], error: reasonOf(error) };
    }
  });

  const told = findings.filter(({ differences, error }) => differences.length > 0 || error !== undefined);
  const failed = told.filter(({ error }) => error !== undefined);
  const drifted = told.length - failed.length;
  terminal.answer({ drift: drifted > 0, compared: findings.length - failed.length, findings: told });
  show(told, terminal);
  for (const { type, name, error } of failed) terminal.warn(`${type} ${name} cannot be compared: ${error}`);
  const summary = drifted === 0 ? terminal.paint.green("no drift") : terminal.paint.red(`drift in ${drifted}`);
  terminal.say(`Compared ${findings.length - failed.length} of ${findings.length}: ${summary}.`);
  if (drifted > 0) return exitCodes.drifted;
  return failed.length > 0 ? exitCodes.failed : exitCodes.done;
}

/** The settings of a provider: its own where the program made it, or else those of the stack. */
function settingsOf(provider: string, all: readonly StackResource[], ofStack: Lookup): Lookup {
  const own = all.find(({ urn }) => provider.startsWith(`${urn}::`));
  if (!own || own.name.startsWith("default")) return ofStack;
  return (key) => {
    const value = own.inputs[`vonage:${key}`];
    return typeof value === "string" ? value : undefined;
  };
}

function show(findings: readonly Finding[], { say, paint }: Terminal): void {
  const rows = findings.flatMap(({ type, name, id, differences }) =>
    differences.map(({ place, stack, service, then }) => [
      `${type} ${name}`,
      place ?? id,
      place === undefined ? "there" : short(stack),
      place === undefined ? "gone" : short(service),
      then,
    ]),
  );
  const head = ["RESOURCE", "PLACE", "IN THE STACK", "ON THE SERVICE", "A REFRESH AND UP"].map((word) =>
    paint.bold(word),
  );
  if (rows.length > 0) say(`${table(head, rows)}\n`);
}

function short(value: unknown): string {
  const text = value === undefined ? "-" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
