import type { Session } from "../../provider/session";
import { resources, type ResourceName } from "../../provider/resources";
import { compare, type Comparison } from "../account/comparison";
import { settingsIn, sessionFor } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import type { StackOptions } from "./options";
import { eachWithProgress } from "../terminal/progress";
import { findProject } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { resourceOfType } from "../pulumi/host";
import { settingsOf } from "../pulumi/providers";
import { readResources, readSettings, type StackResource } from "../pulumi/stack";
import { column, table } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** What was found out about one resource. */
interface Finding extends Comparison {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  /** Why it could not be compared. */
  readonly error?: string;
}

/** Compares what a stack keeps with what the service holds, and changes neither. */
export async function drift(options: StackOptions, terminal: Terminal): Promise<number> {
  const pulumi = new Pulumi(findProject(options.cwd).folder, options.stack);
  const settings = await readSettings(pulumi);
  const all = await readResources(pulumi, { showSecrets: true });
  const ours = all.flatMap((kept) => {
    const found = resourceOfType(kept.type);
    return found ? [{ type: found.name, kept }] : [];
  });

  const sessions = new Map<string, Promise<Session>>();
  const sessionOf = ({ provider }: StackResource): Promise<Session> => {
    const open = async () => sessionFor(settingsOf(provider, all, settingsIn(settings)), terminal.warn);
    const session = sessions.get(provider) ?? open();
    sessions.set(provider, session);
    return session;
  };
  await rememberAll(ours, sessionOf);
  const findings = await eachWithProgress("Resources", ours, async ({ type, kept }): Promise<Finding> => {
    const { name, id } = kept;
    try {
      return { type, name, id, ...(await compare(type, await sessionOf(kept), kept)) };
    } catch (error) {
      return { type, name, id, differences: [], undeclarable: [], error: reasonOf(error) };
    }
  });

  const failed = findings.filter(({ error }) => error !== undefined);
  const drifted = findings.filter(({ differences }) => differences.length > 0).length;
  const told = findings.filter(
    ({ differences, undeclarable, error }) => differences.length + undeclarable.length > 0 || error !== undefined,
  );
  terminal.answer({ drift: drifted > 0, compared: findings.length - failed.length, findings: told });
  show(told, terminal);
  for (const { type, name, undeclarable } of told)
    if (undeclarable.length > 0)
      terminal.say(
        `${terminal.paint.yellow("note:")} ${type} ${name} holds on the service what no program can declare: ${undeclarable.join(", ")}. A refresh takes it into the state, and the next "pulumi up" then removes it.`,
      );
  for (const { type, name, error } of failed) terminal.warn(`${type} ${name} cannot be compared: ${error}`);
  const summary = drifted === 0 ? terminal.paint.green("no drift") : terminal.paint.red(`drift in ${drifted}`);
  terminal.say(`Compared ${findings.length - failed.length} of ${findings.length}: ${summary}.`);
  if (drifted > 0) return exitCodes.drifted;
  return failed.length > 0 ? exitCodes.failed : exitCodes.done;
}

/** Users are read with the key of their application, which the state of the application may hold. */
async function rememberAll(
  ours: readonly { readonly type: ResourceName; readonly kept: StackResource }[],
  sessionOf: (one: StackResource) => Promise<Session>,
): Promise<void> {
  for (const { type, kept } of ours) {
    const session = await sessionOf(kept).catch(() => undefined);
    // Where there is no session, the comparison says why.
    if (session) resources[type].remember(session, kept.id, kept.outputs);
  }
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
  const columns = [
    column("RESOURCE", 40),
    column("PLACE"),
    column("IN THE STACK", 40),
    column("ON THE SERVICE", 40),
    column("AFTER REFRESH AND UP"),
  ];
  if (rows.length > 0) say(`${table(columns, rows, paint)}\n`);
}

function short(value: unknown): string {
  return value === undefined ? "-" : JSON.stringify(value);
}
