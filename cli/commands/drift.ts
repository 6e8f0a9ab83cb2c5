import type { Lookup, Source } from "../../provider/http/config";
import type { Session } from "../../provider/session";
import { compare, type Comparison } from "../account/comparison";
import { lookupIn, sessionFor } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import type { StackOptions } from "./options";
import { eachWithProgress } from "../terminal/progress";
import { findProject } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { readResources, readSettings, resourceName, type StackResource } from "../pulumi/stack";
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
  const ours = all.filter((one) => resourceName(one) !== undefined);

  const sessions = new Map<string, Session>();
  const sessionOf = ({ provider }: StackResource): Session => {
    const { lookup, source } = settingsOf(provider, all, lookupIn(settings));
    const session = sessions.get(provider) ?? sessionFor(lookup, source, terminal.warn);
    sessions.set(provider, session);
    return session;
  };
  const findings = await eachWithProgress("Resources", ours, async (one): Promise<Finding> => {
    const { type, name, id } = { ...one, type: resourceName(one)! };
    try {
      return { type, name, id, ...(await compare(type, sessionOf(one), one)) };
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

/** The settings of a provider: its own if the program made it, and those of the stack for Pulumi's default one. */
function settingsOf(
  provider: string,
  all: readonly StackResource[],
  ofStack: Lookup,
): { readonly lookup: Lookup; readonly source: Source } {
  const own = all.find(({ urn }) => provider.startsWith(`${urn}::`));
  if (!own || isDefault(own)) return { lookup: ofStack, source: "stack" };
  const lookup: Lookup = (key) => {
    const value = own.inputs[`vonage:${key}`];
    return typeof value === "string" ? value : undefined;
  };
  return { lookup, source: "provider" };
}

/** Whether a provider is the one that Pulumi makes by itself, such as `default` or `default_1_2_3`. */
function isDefault({ name, inputs }: StackResource): boolean {
  return /^default(_\d+)*$/.test(name) && !Object.keys(inputs).some((key) => key.startsWith("vonage:"));
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
