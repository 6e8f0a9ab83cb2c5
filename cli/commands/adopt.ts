import { carryOut } from "../pulumi/adoption";
import { readAccount } from "../account/account";
import { connect, lookupIn } from "../account/connection";
import { Failure } from "../failure";
import { readKeyFiles } from "../account/key-files";
import { declaredIn, openModule, without, wordsIn } from "../program/module-file";
import type { AdoptionOptions, StackOptions } from "./options";
import { planOf } from "../program/plan";
import { findProject } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { counted, planAnswer, showPlan } from "../terminal/report";
import { readResources, readSettings, resourceName } from "../pulumi/stack";
import type { Terminal } from "../terminal/terminal";
import { isAtLeast, LEAST_PULUMI } from "../version";

export interface AdoptOptions extends AdoptionOptions, StackOptions {
  /** The module that declares what is adopted, beside the program. */
  readonly file: string;
}

/**
 * Takes what the stack does not manage yet under its management. Nothing on the service changes, and the stack changes
 * only when the program declares exactly what is taken over.
 */
export async function adopt(options: AdoptOptions, terminal: Terminal): Promise<void> {
  const { id: ids = [], name: names = [], key, keys } = options;
  const { declareKeys = false, protect = false, dryRun = false } = options;
  const files = readKeyFiles(key, keys);
  const project = findProject(options.cwd);
  if (project.runtime !== "nodejs")
    throw new Failure(
      `Only a program for Node.js can declare these resources, and that of ${project.name} is for ${project.runtime || "nothing"}.`,
    );
  const pulumi = new Pulumi(project.folder, options.stack);
  await requireVersion(pulumi);
  const module = openModule(project, options.file);
  const settings = await readSettings(pulumi);
  const stack = await readResources(pulumi);
  const account = await readAccount(connect(lookupIn(settings), terminal.warn), { ids, names }, files);

  const managed = new Map(stack.filter(resourceName).map(({ id, name }) => [id, name]));
  const declared = declaredIn(module.text);
  const base = without(module.text, new Set(declared.map(({ id }) => id).filter((id) => !managed.has(id))));
  const ownKeys = [...settings].filter(([name]) => name.startsWith(`${project.name}:`));
  const existing = {
    managed,
    declared: new Map(declared.map((each) => [each.id, each])),
    logicalNames: stack.map(({ name }) => name),
    identifiers: wordsIn(base),
    settings: new Map(ownKeys.map(([name, { value }]) => [name.slice(project.name.length + 1), value])),
  };
  const { notes, ...planned } = planOf(account, { declareKeys }, existing);
  const plan = { ...planned, notes: [...notes, ...account.notes] };

  const isNothing = plan.resources.length === 0;
  showPlan(plan, terminal);
  if (!dryRun && !isNothing) {
    const isSet = (name: string) => settings.get(`${project.name}:${name}`)?.secret === true;
    const unset = plan.secrets.filter((secret) => !isSet(secret.key));
    terminal.say("");
    const tell = (step: string) => terminal.say(`${step} …`);
    await carryOut({ pulumi, plan, module, base, protect, unset, tell });
  }
  terminal.answer({ ...planAnswer(plan), adopted: !dryRun && !isNothing, file: module.path });
  if (account.applications.length === 0) terminal.say("There is nothing to adopt: no application was found.");
  else if (isNothing) terminal.say("There is nothing to adopt: the stack manages all that was found.");
  else if (dryRun) terminal.say(`\nFound ${counted(plan.resources)} to adopt. Nothing was changed.`);
  else terminal.say(`Adopted ${counted(plan.resources)}. The preview is empty; nothing was changed on the service.`);
}

async function requireVersion(pulumi: Pulumi): Promise<void> {
  const version = await pulumi.version();
  if (isAtLeast(version, LEAST_PULUMI)) return;
  throw new Failure(
    `Pulumi ${version} cannot import with the values that it is given; ${LEAST_PULUMI} and newer can. See https://www.pulumi.com/docs/install/.`,
  );
}
