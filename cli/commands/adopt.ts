import { carryOut } from "../pulumi/adoption";
import { readInventory } from "../account/inventory";
import { clientFor, lookupIn } from "../account/connection";
import { Failure } from "../failure";
import { readKeyFiles, type KeyFiles } from "../account/key-files";
import { ModuleFile } from "../program/module-file";
import type { AdoptionOptions, StackOptions } from "./options";
import { planOf, type Existing } from "../program/plan";
import { withLock } from "../pulumi/lock";
import { findProject, type Project } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { counted, planAnswer, showPlan } from "../terminal/report";
import { readResources, readSettings, resourceName, type StackResource, type StackSetting } from "../pulumi/stack";
import type { Terminal } from "../terminal/terminal";
import { isAtLeast, LEAST_PULUMI } from "../version";

export interface AdoptOptions extends AdoptionOptions, StackOptions {
  /** The module that declares what is adopted, beside the program. */
  readonly file: string;
}

/**
 * Imports into the stack what it does not manage yet. Nothing on the service changes. The stack changes only if the
 * program declares exactly what is imported.
 */
export async function adopt(options: AdoptOptions, terminal: Terminal): Promise<void> {
  const files = readKeyFiles(options.key, options.keys);
  const project = findProject(options.cwd);
  if (project.runtime !== "nodejs")
    throw new Failure(
      `adopt can write programs for Node.js only, and the runtime of ${project.name} is ${project.runtime || "not set"}.`,
    );
  await withLock(project.folder, () => adoptInto(project, files, options, terminal));
}

async function adoptInto(project: Project, files: KeyFiles, options: AdoptOptions, terminal: Terminal): Promise<void> {
  const { id: ids = [], name: names = [], declareKeys = false, protect = false, dryRun = false } = options;
  const pulumi = new Pulumi(project.folder, options.stack);
  await requireVersion(pulumi);
  const module = new ModuleFile(project, options.file);
  const settings = await readSettings(pulumi);
  const stack = await readResources(pulumi);
  const account = await readInventory(clientFor(lookupIn(settings), terminal.warn), { ids, names }, files);

  const { notes, ...planned } = planOf(account, { declareKeys }, existingIn(project, stack, settings, module));
  const plan = { ...planned, notes: [...notes, ...account.notes] };
  const managed = new Set(stack.filter(resourceName).map(({ id }) => id));

  const isNothing = plan.resources.length === 0;
  const isUnfinished = module.source.guard !== undefined;
  showPlan(plan, terminal);
  if (!dryRun && (!isNothing || isUnfinished)) {
    const isSet = (name: string) => settings.get(`${project.name}:${name}`)?.secret === true;
    const unset = plan.secrets.filter((secret) => !isSet(secret.key));
    terminal.say("");
    const tell = (step: string) => terminal.say(`${step} …`);
    await carryOut({ pulumi, plan, module, managed, protect, unset, tell });
  }
  terminal.answer({ ...planAnswer(plan), adopted: !dryRun && !isNothing, file: module.path });
  if (account.applications.length === 0) terminal.say("There is nothing to adopt: no application was found.");
  else if (isNothing) terminal.say("There is nothing to adopt: the stack manages all that was found.");
  else if (dryRun) terminal.say(`\nFound ${counted(plan.resources)} to adopt. Nothing was changed.`);
  else terminal.say(`Adopted ${counted(plan.resources)}. The preview is empty. Nothing was changed on the service.`);
}

/** What the stack and the module hold already. */
function existingIn(
  { name }: Project,
  stack: readonly StackResource[],
  settings: ReadonlyMap<string, StackSetting>,
  { source }: ModuleFile,
): Existing {
  const ours = stack.filter(resourceName);
  const managed = new Map(
    ours.map(({ id, name: logicalName, outputs }) => [id, { logicalName, hasKey: outputs.privateKey !== undefined }]),
  );
  const declared = source.declarations.flatMap(({ id, identifier, logicalName = managed.get(id)?.logicalName }) =>
    logicalName === undefined ? [] : [[id, { logicalName, identifier }] as const],
  );
  const ownSettings = [...settings].filter(([key]) => key.startsWith(`${name}:`));
  return {
    managed,
    declared: new Map(declared),
    logicalNames: stack.map(({ name: logicalName }) => logicalName),
    identifiers: source.identifiers.keys(),
    settings: new Map(ownSettings.map(([key, { value }]) => [key.slice(name.length + 1), value])),
  };
}

async function requireVersion(pulumi: Pulumi): Promise<void> {
  const version = await pulumi.version();
  if (isAtLeast(version, LEAST_PULUMI)) return;
  throw new Failure(
    `Pulumi ${version} is too old: adopt needs ${LEAST_PULUMI} or newer. See https://www.pulumi.com/docs/install/.`,
  );
}
