// The command drift.
import { resolve } from "node:path";
import { findingsOf, type Finding } from "../account/findings";
import { exitCodes, reasonOf } from "../failure";
import { findProject } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { column, table } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** The stacks to compare: each of these stacks in each of these projects. */
export interface DriftOptions {
  readonly cwd?: readonly string[];
  readonly stack?: readonly string[];
}

/** A stack to compare. If there are several, `title` distinguishes it. */
interface Compared {
  readonly folder: string;
  readonly stack?: string;
  readonly title?: string;
}

/** Compares the states of stacks with the service, and changes neither. */
export async function drift(options: DriftOptions, terminal: Terminal): Promise<number> {
  const { findings, unread } = await findingsIn(comparedBy(options), terminal);
  const failed = findings.filter(({ error }) => error !== undefined);
  const drifted = findings.filter(({ differences }) => differences.length > 0).length;
  const told = findings.filter(
    ({ differences, undeclarable, error }) => differences.length + undeclarable.length > 0 || error !== undefined,
  );
  const compared = findings.length - failed.length;
  terminal.answer({ drift: drifted > 0, compared, findings: told, ...(unread.length > 0 ? { unread } : {}) });
  show(told, terminal);
  for (const finding of told)
    if (finding.undeclarable.length > 0)
      terminal.say(
        `${terminal.paint.yellow("note:")} ${named(finding)} has values on the service that no program can declare: ${finding.undeclarable.join(", ")}. A refresh takes them into the state, and the next "pulumi up" removes them.`,
      );
  for (const finding of failed) terminal.warn(`${named(finding)} cannot be compared: ${finding.error}`);
  const summary = drifted === 0 ? terminal.paint.green("no drift") : terminal.paint.red(`drift in ${drifted}`);
  const left = unread.length > 0 ? ` Not compared: ${unread.map(({ stack }) => stack).join(", ")}.` : "";
  terminal.say(`Compared ${compared} of ${findings.length}: ${summary}.${left}`);
  if (drifted > 0) return exitCodes.drifted;
  return failed.length + unread.length > 0 ? exitCodes.failed : exitCodes.done;
}

function comparedBy({ cwd = [process.cwd()], stack: stacks = [] }: DriftOptions): Compared[] {
  const folders = [...new Set(cwd.map((folder) => resolve(folder)))];
  const names = stacks.length > 0 ? [...new Set(stacks)] : [undefined];
  const all = folders.flatMap((folder) => names.map((stack) => ({ folder, stack })));
  return all.length === 1 ? all : all.map((one) => ({ ...one, title: titleOf(one) }));
}

function titleOf({ folder, stack }: Compared): string {
  return stack === undefined ? findProject(folder).name : `${findProject(folder).name}/${stack}`;
}

/** The findings in all stacks. If one of several stacks cannot be read, the others are still compared. */
async function findingsIn(
  stacks: readonly Compared[],
  { warn }: Terminal,
): Promise<{ findings: Finding[]; unread: { stack: string; error: string }[] }> {
  const findings: Finding[] = [];
  const unread: { stack: string; error: string }[] = [];
  for (const { folder, stack, title } of stacks) {
    const read = async () => findingsOf(new Pulumi(findProject(folder).folder, stack), warn);
    if (title === undefined) findings.push(...(await read()));
    else
      try {
        findings.push(...(await read()).map((finding) => ({ stack: title, ...finding })));
      } catch (error) {
        unread.push({ stack: title, error: reasonOf(error) });
        warn(`The stack ${title} cannot be compared: ${reasonOf(error)}`);
      }
  }
  return { findings, unread };
}

function named({ stack, type, name }: Finding): string {
  return stack === undefined ? `${type} ${name}` : `${stack}: ${type} ${name}`;
}

function show(findings: readonly Finding[], { say, paint }: Terminal): void {
  const isOfSeveral = findings.some(({ stack }) => stack !== undefined);
  const rows = findings.flatMap(({ stack = "", type, name, id, differences }) =>
    differences.map(({ place, stack: kept, service, then }) => [
      ...(isOfSeveral ? [stack] : []),
      `${type} ${name}`,
      place ?? id,
      place === undefined ? "there" : short(kept),
      place === undefined ? "gone" : short(service),
      then,
    ]),
  );
  const columns = [
    ...(isOfSeveral ? [column("STACK", 40)] : []),
    column("RESOURCE", 40),
    column("PLACE", 50),
    column("IN THE STACK", 40),
    column("ON THE SERVICE", 40),
    column("AFTER REFRESH AND UP"),
  ];
  if (rows.length > 0) say(`${table(columns, rows, paint)}\n`);
}

function short(value: unknown): string {
  return value === undefined ? "-" : JSON.stringify(value);
}
