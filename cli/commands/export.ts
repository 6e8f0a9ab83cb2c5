// The command export.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { variable } from "../../provider/http/config";
import { readInventory } from "../account/inventory";
import { noSettings, sessionFor } from "../account/connection";
import { Failure } from "../failure";
import { importFile } from "../pulumi/import-file";
import { readKeyFiles } from "../account/key-files";
import { selectionOf, type AdoptionOptions } from "./options";
import { planOf, type Plan } from "../program/plan";
import { counted, planAnswer, showPlan } from "../terminal/report";
import { projectName, scaffold } from "../program/scaffold";
import { holdsSetting } from "../program/settings";
import { newTarget, type Target } from "../program/target";
import { unspeakable } from "../program/yaml-print";
import type { Terminal } from "../terminal/terminal";

export interface ExportOptions extends AdoptionOptions {
  /** The project's name. The default is that of the folder. */
  readonly project?: string;
  /** Whether to overwrite files with other contents. */
  readonly force?: boolean;
}

/** Writes a project that declares the objects of the account. Changes neither the service nor a stack. */
export async function exportAccount(folder: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  const { key, keys, declareKeys = false, dryRun = false } = options;
  const target = newTarget(options);
  const missing = ["apiKey", "apiSecret"].map(variable).filter((name) => !process.env[name]?.trim());
  if (missing.length > 0)
    throw new Failure(
      `Set ${missing.join(" and ")} in the environment. export cannot read them from a project that does not exist yet.`,
    );
  const files = readKeyFiles(key, keys);
  const session = await sessionFor(noSettings, terminal.warn);
  const account = await readInventory(session, selectionOf(options), files);
  const plan = planOf(account, { declareKeys, ...(target.language === "yaml" ? { unspeakable } : {}) });
  const notes = [...plan.notes, ...account.notes];

  const place = resolve(folder);
  const written = dryRun ? {} : write(place, target, plan, options);
  terminal.answer({ ...planAnswer({ ...plan, notes }), folder: place, files: Object.keys(written) });
  showPlan({ ...plan, notes }, terminal);
  if (dryRun) terminal.say(`\nFound ${counted(plan.resources)}. Nothing was written.`);
  else
    terminal.say(
      `\nWrote ${counted(plan.resources)} to ${folder}. What to do next is in ${join(folder, "README.md")}.`,
    );
}

function write(place: string, target: Target, plan: Plan, options: ExportOptions) {
  const { project = basename(place), protect = false, force = false } = options;
  const importable = plan.resources.filter(({ settings }) => !holdsSetting(settings));
  const files = {
    ...scaffold(projectName(project), target, plan, { importable: importable.length, protect }),
    "import.json": `${JSON.stringify(importFile(importable, target.host), undefined, 2)}\n`,
  };
  const differing = Object.entries(files).filter(([name, text]) => (read(join(place, name)) ?? text) !== text);
  if (differing.length > 0 && !force) {
    const list = differing.map(([name]) => name).join(", ");
    throw new Failure(
      `${place} already has these files with other contents: ${list}. Give another folder, or overwrite them with --force.`,
    );
  }
  mkdirSync(place, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return files;
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
