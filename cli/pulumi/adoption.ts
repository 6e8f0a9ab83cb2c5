// Executes the plan of an adoption.
import { randomUUID } from "node:crypto";
import { redact } from "../../provider/http/redact";
import { orOnExit } from "./cleanup";
import { Failure } from "../failure";
import { tellsOf, typeIn } from "./host";
import { importFile } from "./import-file";
import { Interruption } from "./interruption";
import type { Plan, Planned } from "../program/plan";
import type { DeclareOptions, ManagedResource, ProgramFile } from "../program/program-file";
import { described, preview, typeOf, type Step } from "./preview";
import { eachInTurn, Progress } from "../terminal/progress";
import type { Pulumi, Run, RunOptions } from "./pulumi";
import type { SecretSetting } from "../program/settings";
import { readResources, succeeded } from "./stack";
import { withPrivateFile } from "./temporary";

/** Everything that the execution of a plan needs. */
export interface Adoption {
  readonly pulumi: Pulumi;
  readonly plan: Plan;
  readonly program: ProgramFile;
  /** The resources that the stack manages already. */
  readonly managed: readonly ManagedResource[];
  /** Whether Pulumi must refuse to delete adopted objects. */
  readonly protect: boolean;
  /** The plan's secrets that the stack's configuration does not hold yet. */
  readonly unset: readonly SecretSetting[];
  /** Shows the current step. */
  readonly tell: (step: string) => void;
}

/**
 * Executes a plan. It declares the resources, sets secrets, and checks in a preview that the program declares exactly
 * these resources. Then it imports them, and checks that the next preview is empty.
 *
 * From the first declaration to the end of the import, a guard stops every deployment except the commands of this
 * adoption. So no deployment can create anything a second time, even if the process is killed.
 */
export async function carryOut(adoption: Adoption): Promise<void> {
  await adoption.pulumi.interruptions.inGoodOrder(() => inTurn(adoption));
}

async function inTurn(adoption: Adoption): Promise<void> {
  if (adoption.plan.resources.length > 0) {
    const word = randomUUID();
    await rehearse(adoption, word);
    await importAll(adoption, word);
  } else declare(adoption, []);
  adoption.tell("All is imported. Previewing once more");
  const last = await adoption.pulumi.onStack(["preview", "--expect-no-changes", "--diff"]);
  if (last.code !== 0)
    throw new Failure(
      `All was imported, but the preview is not empty. Compare before you run "pulumi up":\n${told(last, adoption.plan)}`,
    );
}

function declare(adoption: Adoption, resources: readonly Planned[], guardWord?: string): void {
  adoption.program.declare(resources, { ...editing(adoption), ...(guardWord === undefined ? {} : { guardWord }) });
}

function editing({ managed, protect }: Adoption): DeclareOptions {
  const ids = new Set(managed.map(({ id }) => id));
  return { protect, managed, isManaged: (id) => ids.has(id) };
}

/** Declares all resources, and checks them in a preview. Removes the declarations if the check fails. */
async function rehearse(adoption: Adoption, word: string): Promise<void> {
  const { pulumi, plan, program, unset, tell } = adoption;
  const work = async () => {
    declare(adoption, plan.resources, word);
    await eachInTurn("Secrets", unset, ({ key, value }) => setSecret(pulumi, key, value));
    tell("Previewing the program with the objects to adopt");
    expectJustThat(await program.past(word, (options) => preview(pulumi, options)), adoption);
  };
  await orOnExit(work, () => restoreOnExit(adoption)).catch((error: unknown) => {
    program.restore(editing(adoption));
    throw error instanceof Interruption ? new Failure("Interrupted. Nothing was adopted.") : error;
  });
}

/** If the program cannot be restored, it keeps its guard, so nothing is lost. */
function restoreOnExit(adoption: Adoption): void {
  try {
    adoption.program.restore(editing(adoption));
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Imports all resources, and then declares exactly the imported ones. */
async function importAll(adoption: Adoption, word: string): Promise<void> {
  const { pulumi, plan, program, protect, tell } = adoption;
  tell("Importing into the stack");
  const file = JSON.stringify(importFile(plan.resources, program.host));
  const args = ["--generate-code=false", `--protect=${protect}`, "--yes", "--skip-preview"];
  await orOnExit(
    async () => {
      const run = await withPrivateFile("import.json", file, (path) =>
        program.past(word, (options) => runImport(["import", "--file", path, ...args], options, adoption)),
      );
      if (!(run instanceof Interruption) && run.code === 0) return declare(adoption, plan.resources);
      const there = new Set((await readResources(pulumi)).map(({ id }) => id));
      const imported = plan.resources.filter(({ id }) => there.has(id));
      declare(adoption, imported);
      const [what, why] = run instanceof Interruption ? ["was interrupted", ""] : ["failed", `\n${told(run, plan)}`];
      throw new Failure(
        `The import ${what} after ${imported.length} of ${plan.resources.length}. The program declares only what was imported. Run adopt again for the rest.${why}`,
      );
    },
    () => process.stderr.write("\nThe import was interrupted. The program refuses to run until you run adopt again.\n"),
  );
}

/** Runs the import to its end. After an interruption, the import ends in good order. */
async function runImport(
  args: readonly string[],
  options: RunOptions,
  { pulumi, plan, program }: Adoption,
): Promise<Run | Interruption> {
  const progress = new Progress("Importing", plan.resources.length);
  const isOurs = (line: string) => tellsOf(program.host, line);
  const onLine = (line: string) => void (isOurs(line) && / imported\b/.test(line) && progress.step());
  try {
    // If interrupted before the first resource, Pulumi 3.259 panics and leaves the stack locked.
    return await pulumi.onStack(args, { ...options, onLine, firmFrom: isOurs });
  } catch (error) {
    if (error instanceof Interruption) return error;
    throw error;
  } finally {
    progress.stop();
  }
}

/** Throws unless the next deployment would create exactly the objects to adopt. */
function expectJustThat(steps: readonly Step[], { plan, program }: Adoption): void {
  const wanted = new Set(
    plan.resources.map(({ type, logicalName }) => `${typeIn(program.host, type)}::${logicalName}`),
  );
  const isWanted = ({ op, urn }: Step) =>
    op === "create" && wanted.has(`${typeOf(urn)}::${urn.split("::").slice(3).join("::")}`);
  const others = steps.filter((step) => !isWanted(step));
  const missing = wanted.size - (steps.length - others.length);
  if (others.length > 0)
    throw new Failure(
      `The program and the stack differ in more than the objects to adopt:\n${described(others)}\nNothing was adopted. Bring them together first, with "pulumi up" or in the program, and run adopt again.`,
    );
  if (missing > 0)
    throw new Failure(
      `The program does not declare the objects to adopt, because ${program.whyUndeclared}\n\nNothing was adopted.`,
    );
}

async function setSecret(pulumi: Pulumi, key: string, value: string): Promise<void> {
  // Pulumi removes one line end from its input.
  const run = await pulumi.onStack(["config", "set", "--secret", key], { input: `${value}\n` });
  if (run.code !== 0) succeeded({ ...run, stderr: redact(run.stderr, [value]) }, `pulumi config set --secret ${key}`);
}

function told({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }, { secrets }: Plan): string {
  return redact(
    `${stdout}\n${stderr}`.trim(),
    secrets.map(({ value }) => value),
  );
}
