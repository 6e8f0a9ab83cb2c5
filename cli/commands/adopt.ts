// The command adopt.
import { carryOut } from "../pulumi/adoption";
import { readInventory } from "../account/inventory";
import { sessionFor, settingsIn } from "../account/connection";
import { Failure } from "../failure";
import { readKeyFiles, type KeyFiles } from "../account/key-files";
import { ModuleFile } from "../program/module-file";
import { selectionOf, type AdoptionOptions, type StackOptions } from "./options";
import { planOf, type Existing } from "../program/plan";
import type { ManagedResource, ProgramFile } from "../program/program-file";
import { targetOf, type Target } from "../program/target";
import { YamlFile } from "../program/yaml-file";
import { unspeakable } from "../program/yaml-print";
import { withLock } from "../pulumi/lock";
import { resourceOfType } from "../pulumi/host";
import { findProject, type Project } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { counted, planAnswer, showPlan } from "../terminal/report";
import { readStack, succeeded, type StackResource, type StackSetting } from "../pulumi/stack";
import { together } from "../pulumi/together";
import type { Terminal } from "../terminal/terminal";
import { isAtLeast, LEAST_PULUMI } from "../version";

export interface AdoptOptions extends AdoptionOptions, StackOptions {
  /** The default module with the declarations, beside a program in TypeScript. */
  readonly file?: string;
}

/**
 * Imports objects that the stack does not manage yet. Changes nothing on the service. Changes the stack only if the
 * program declares exactly the imported objects.
 */
export async function adopt(options: AdoptOptions, terminal: Terminal): Promise<void> {
  const files = readKeyFiles(options.key, options.keys);
  const project = findProject(options.cwd);
  const target = targetOf(project, options);
  await withLock(project.folder, () => adoptInto(project, target, files, options, terminal));
}

async function adoptInto(
  project: Project,
  target: Target,
  files: KeyFiles,
  options: AdoptOptions,
  terminal: Terminal,
): Promise<void> {
  const { declareKeys = false, protect = false, dryRun = false } = options;
  const pulumi = new Pulumi(project.folder, options.stack);
  const [, program, { settings, resources: stack }] = await together(
    requireVersion(pulumi),
    programOf(project, target, pulumi, options.file),
    readStack(pulumi),
  );
  const session = await sessionFor(settingsIn(settings), terminal.warn);
  const account = await readInventory(session, selectionOf(options), files);

  const planOptions = { declareKeys, ...(target.language === "yaml" ? { unspeakable } : {}) };
  const { notes, ...planned } = planOf(account, planOptions, existingIn(project, stack, settings, program));
  const plan = { ...planned, notes: [...notes, ...account.notes] };

  const isNothing = plan.resources.length === 0;
  showPlan(plan, terminal);
  if (!dryRun && (!isNothing || program.isUnfinished)) {
    const isSet = (name: string) => settings.get(`${project.name}:${name}`)?.secret === true;
    const unset = plan.secrets.filter((secret) => !isSet(secret.key));
    terminal.say("");
    const tell = (step: string) => terminal.say(`${step} …`);
    await carryOut({ pulumi, plan, program, managed: managedBy(stack), protect, unset, tell });
  }
  terminal.answer({ ...planAnswer(plan), adopted: !dryRun && !isNothing, file: program.path });
  if (account.items.length === 0) terminal.say("There is nothing to adopt: no application was found.");
  else if (isNothing) terminal.say("There is nothing to adopt: the stack manages all that was found.");
  else if (dryRun) terminal.say(`\nFound ${counted(plan.resources)} to adopt. Nothing was changed.`);
  else terminal.say(`Adopted ${counted(plan.resources)}. The preview is empty. Nothing was changed on the service.`);
}

/** The file with the declarations of adopted objects. */
async function programOf(
  project: Project,
  { language, host }: Target,
  pulumi: Pulumi,
  file: string | undefined,
): Promise<ProgramFile> {
  if (language === "typescript") return new ModuleFile(project, file ?? "vonage.ts", host);
  if (file !== undefined)
    throw new Failure("--file names a module of TypeScript. A program in YAML is in Pulumi.yaml: leave --file out.");
  const stack = succeeded(await pulumi.onStack(["stack", "--show-name"]), "pulumi stack --show-name");
  return new YamlFile(project, stack.stdout.trim());
}

/** The resources of this provider that a stack manages, by either host. */
function managedBy(stack: readonly StackResource[]): ManagedResource[] {
  return stack.flatMap(({ type, id, name }) => {
    const ours = resourceOfType(type);
    return ours ? [{ type: ours.name, id, logicalName: name }] : [];
  });
}

/** The existing resources, names and settings of the stack and the program. */
function existingIn(
  { name }: Project,
  stack: readonly StackResource[],
  settings: ReadonlyMap<string, StackSetting>,
  program: ProgramFile,
): Existing {
  const ours = managedBy(stack);
  const keyed = new Set(stack.filter(({ outputs }) => outputs.privateKey !== undefined).map(({ id }) => id));
  const managed = new Map(ours.map(({ id, logicalName }) => [id, { logicalName, hasKey: keyed.has(id) }]));
  const known = ours.flatMap((each) => {
    const found = program.nameOf(each);
    return found ? [[each.id, found] as const] : [];
  });
  const marked = program.declarations.flatMap(({ id, identifier, logicalName = managed.get(id)?.logicalName }) =>
    logicalName === undefined ? [] : [[id, { logicalName, identifier }] as const],
  );
  const { logicalNames, identifiers, settings: taken } = program.taken;
  const ownSettings = [...settings].filter(([key]) => key.startsWith(`${name}:`));
  return {
    managed,
    declared: new Map([...known, ...marked]),
    logicalNames: [...stack.map(({ name: logicalName }) => logicalName), ...logicalNames],
    identifiers,
    settings: new Map([
      ...ownSettings.map(([key, { value }]) => [key.slice(name.length + 1), value] as const),
      ...[...taken].map((key) => [key, TAKEN] as const),
    ]),
  };
}

/** A placeholder for the value of a setting whose name is taken. No secret has this value. */
const TAKEN = "\0";

async function requireVersion(pulumi: Pulumi): Promise<void> {
  const version = await pulumi.version();
  if (isAtLeast(version, LEAST_PULUMI)) return;
  throw new Failure(
    `Pulumi ${version} is too old: adopt needs ${LEAST_PULUMI} or newer. See https://www.pulumi.com/docs/install/.`,
  );
}
