import { randomUUID } from "node:crypto";
import { redact } from "../../provider/http/redact";
import { TYPE_PREFIX } from "../../sdk/address";
import { orOnExit } from "./cleanup";
import { Failure } from "../failure";
import { GUARD_VARIABLE } from "../program/guard";
import { importFile } from "./import-file";
import { Interruption } from "./interruption";
import type { ModuleFile } from "../program/module-file";
import type { Plan, Planned } from "../program/plan";
import { described, preview, typeOf, type Step } from "./preview";
import { eachInTurn, Progress } from "../terminal/progress";
import type { Pulumi, Run } from "./pulumi";
import type { SecretSetting } from "../program/settings";
import { readResources, succeeded } from "./stack";
import { withPrivateFile } from "./temporary";

/** All that a plan needs to be carried out. */
export interface Adoption {
  readonly pulumi: Pulumi;
  readonly plan: Plan;
  readonly module: ModuleFile;
  /** The ids of what the stack manages already. */
  readonly managed: ReadonlySet<string>;
  /** Whether Pulumi shall refuse to delete what is adopted. */
  readonly protect: boolean;
  /** The plan's secrets that the stack's configuration does not hold yet. */
  readonly unset: readonly SecretSetting[];
  /** Tells which step is being taken. */
  readonly tell: (step: string) => void;
}

/**
 * Carries a plan out. It declares the resources, sets secrets, and checks in a preview that the program declares just
 * these resources. Then it imports them, and checks in another preview that nothing is left to do.
 *
 * From the first declaration to the end of the import, the module stops every program that is not a preview of this
 * adoption. So whenever the process ends, no deployment can create anything a second time.
 */
export async function carryOut(adoption: Adoption): Promise<void> {
  await adoption.pulumi.interruptions.inGoodOrder(() => inTurn(adoption));
}

async function inTurn(adoption: Adoption): Promise<void> {
  if (adoption.plan.resources.length > 0) {
    await rehearse(adoption);
    await importAll(adoption);
  } else declare(adoption, []);
  adoption.tell("All is imported. Previewing once more");
  const last = await adoption.pulumi.onStack(["preview", "--expect-no-changes", "--diff"]);
  if (last.code !== 0)
    throw new Failure(
      `All was imported, but the preview is not empty. Compare before you run "pulumi up":\n${told(last, adoption.plan)}`,
    );
}

function declare(adoption: Adoption, resources: readonly Planned[], guardWord?: string): void {
  adoption.module.declare(resources, { ...editing(adoption), ...(guardWord === undefined ? {} : { guardWord }) });
}

function editing({ managed, protect }: Adoption) {
  return { protect, isManaged: (id: string) => managed.has(id) };
}

/** Declares all, and sees in a preview that it is just that. Takes the declarations back if not. */
async function rehearse(adoption: Adoption): Promise<void> {
  const { pulumi, plan, module, unset, tell } = adoption;
  const word = randomUUID();
  const work = async () => {
    declare(adoption, plan.resources, word);
    await eachInTurn("Secrets", unset, ({ key, value }) => setSecret(pulumi, key, value));
    tell("Previewing the program with what is to be adopted");
    expectJustThat(await preview(pulumi, { [GUARD_VARIABLE]: word }), adoption);
  };
  await orOnExit(work, () => restoreOnExit(adoption)).catch((error: unknown) => {
    module.restore(editing(adoption));
    throw error instanceof Interruption ? new Failure("Interrupted. Nothing was adopted.") : error;
  });
}

/** The module keeps its guard if it cannot be put back, so there is nothing to lose. */
function restoreOnExit(adoption: Adoption): void {
  try {
    adoption.module.restore(editing(adoption));
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Imports all, and then declares what was imported. */
async function importAll(adoption: Adoption): Promise<void> {
  const { pulumi, plan, protect, tell } = adoption;
  tell("Importing into the stack");
  const file = JSON.stringify(importFile(plan.resources));
  const args = ["--generate-code=false", `--protect=${protect}`, "--yes", "--skip-preview"];
  await orOnExit(
    async () => {
      const run = await withPrivateFile(file, (path) => runImport(["import", "--file", path, ...args], adoption));
      if (!(run instanceof Interruption) && run.code === 0) return declare(adoption, plan.resources);
      const there = new Set((await readResources(pulumi)).map(({ id }) => id));
      const imported = plan.resources.filter(({ id }) => there.has(id));
      declare(adoption, imported);
      const [what, why] = run instanceof Interruption ? ["was interrupted", ""] : ["failed", `\n${told(run, plan)}`];
      throw new Failure(
        `The import ${what} after ${imported.length} of ${plan.resources.length}. The program declares only what was imported. Run adopt again for the rest.${why}`,
      );
    },
    () => process.stderr.write("\nThe import was broken off. The program refuses to run until you run adopt again.\n"),
  );
}

/** Runs the import to its end, in good order even where the user does not want to wait for it. */
async function runImport(args: readonly string[], { pulumi, plan }: Adoption): Promise<Run | Interruption> {
  const progress = new Progress("Importing", plan.resources.length);
  const onLine = (line: string) => void (line.includes(TYPE_PREFIX) && / imported\b/.test(line) && progress.step());
  try {
    // Interrupted before it has come to the first resource, Pulumi 3.259 panics, and leaves the stack locked.
    return await pulumi.onStack(args, { onLine, firmFrom: TYPE_PREFIX });
  } catch (error) {
    if (error instanceof Interruption) return error;
    throw error;
  } finally {
    progress.stop();
  }
}

/** Throws unless the next deployment would create just what is to be adopted. */
function expectJustThat(steps: readonly Step[], { plan, module }: Adoption): void {
  const wanted = new Set(plan.resources.map(({ type, logicalName }) => `${TYPE_PREFIX}${type}::${logicalName}`));
  const isWanted = ({ op, urn }: Step) =>
    op === "create" && wanted.has(`${typeOf(urn)}::${urn.split("::").slice(3).join("::")}`);
  const others = steps.filter((step) => !isWanted(step));
  const missing = wanted.size - (steps.length - others.length);
  if (others.length > 0)
    throw new Failure(
      `The program and the stack differ in more than what is to be adopted:\n${described(others)}\nNothing was adopted. Bring them together first, with "pulumi up" or in the program, and run adopt again.`,
    );
  if (missing > 0)
    throw new Failure(
      `The program does not declare what is to be adopted, because it does not import ${module.path}. Add this line to the program, and run adopt again:\n\n  ${module.importLine}\n\nNothing was adopted.`,
    );
}

async function setSecret(pulumi: Pulumi, key: string, value: string): Promise<void> {
  // Pulumi takes one line end off what it reads.
  const run = await pulumi.onStack(["config", "set", "--secret", key], { input: `${value}\n` });
  if (run.code !== 0) succeeded({ ...run, stderr: redact(run.stderr, [value]) }, `pulumi config set --secret ${key}`);
}

function told({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }, { secrets }: Plan): string {
  return redact(
    `${stdout}\n${stderr}`.trim(),
    secrets.map(({ value }) => value),
  );
}
