import { existsSync, writeFileSync } from "node:fs";
import { redact } from "../../provider/http/redact";
import { TYPE_PREFIX } from "../../sdk/address";
import { orOnExit } from "./cleanup";
import { Failure } from "../failure";
import { importFile } from "./import-file";
import { Interruption } from "./interruption";
import type { ModuleFile } from "../program/module-file";
import type { Plan, Planned } from "../program/plan";
import { described, preview, typeOf, type Step } from "./preview";
import { EMPTY_MODULE, moduleWith } from "../program/program";
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
  /** The module's text without what is about to be declared. */
  readonly base: string;
  /** Whether Pulumi shall refuse to delete what is adopted. */
  readonly protect: boolean;
  /** The secrets among the plan's that the stack's configuration does not hold yet. */
  readonly unset: readonly SecretSetting[];
  /** Tells which step is being taken. */
  readonly tell: (step: string) => void;
}

/**
 * Carries a plan out: declares, sets secrets, sees in a preview that the program declares just that, imports, and sees
 * in another preview that nothing is left to do. A failure takes the declarations back of all that is not imported, so
 * that no deployment can create anything a second time.
 */
export async function carryOut(adoption: Adoption): Promise<void> {
  await adoption.pulumi.interruptions.inGoodOrder(() => inTurn(adoption));
}

async function inTurn(adoption: Adoption): Promise<void> {
  const { pulumi, plan, module, base, protect, unset, tell } = adoption;
  const declare = (resources: readonly Planned[]) =>
    writeFileSync(module.path, moduleWith(base, resources, { protect }));
  const before = existsSync(module.path) ? module.text : EMPTY_MODULE;
  const takeBack = () => writeFileSync(module.path, before);
  const file = JSON.stringify(importFile(plan.resources));
  const rehearse = async () => {
    declare(plan.resources);
    await eachInTurn("Secrets", unset, ({ key, value }) => setSecret(pulumi, key, value));
    tell("Previewing the program with what is to be adopted");
    expectJustThat(await preview(pulumi), adoption);
  };
  await orOnExit(rehearse, takeBack).catch((error: unknown) => {
    takeBack();
    throw error instanceof Interruption ? new Failure("Interrupted. Nothing was adopted.") : error;
  });

  tell("Importing into the stack");
  const args = ["--generate-code=false", `--protect=${protect}`, "--yes", "--skip-preview"];
  const run = await orOnExit(
    () => withPrivateFile(file, (path) => runImport(["import", "--file", path, ...args], adoption)),
    () => process.stderr.write('\nThe import was broken off. Run adopt again before any "pulumi up".\n'),
  );
  if (run instanceof Interruption || run.code !== 0) {
    const there = new Set((await readResources(pulumi)).map(({ id }) => id));
    const imported = plan.resources.filter(({ id }) => there.has(id));
    declare(imported);
    const [what, why] = run instanceof Interruption ? ["was interrupted", ""] : ["failed", `\n${told(run, plan)}`];
    throw new Failure(
      `The import ${what} after ${imported.length} of ${plan.resources.length}. What was not imported is not declared either, so adopt can be run again.${why}`,
    );
  }

  tell("All is imported. Previewing once more");
  const last = await pulumi.onStack(["preview", "--expect-no-changes", "--diff"]);
  if (last.code !== 0)
    throw new Failure(
      `All was imported, but the preview is not empty. Compare before you run "pulumi up":\n${told(last, plan)}`,
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
