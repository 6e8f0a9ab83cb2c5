// The workspace of the Automation API for one stack.
import { dirname } from "node:path";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { engineBin, type Run } from "./pulumi";

/** The answers to commands of the Automation API that no test needs. */
const UNNEEDED: Readonly<Record<string, string>> = {
  "stack select": "",
  // It reads outputs and history after each operation.
  "stack output": "{}",
  "stack history": "[]",
};

/**
 * A workspace in this folder. The Automation API runs every command through `run`, so that the output of a failing
 * command is kept.
 */
export async function openWorkspace(
  folder: string,
  secretsProvider: string,
  run: (args: readonly string[]) => Promise<Run>,
): Promise<LocalWorkspace> {
  const { command, version } = await installed();
  const pulumiCommand = {
    command,
    version,
    run: async (args: string[]): Promise<Run> => {
      const stdout = UNNEEDED[args.slice(0, 2).join(" ")];
      if (stdout !== undefined) return { code: 0, stdout, stderr: "" };
      return await run(args[0] === "refresh" ? [...args, "--diff"] : args);
    },
  };
  return await LocalWorkspace.create({ workDir: folder, pulumiCommand, secretsProvider });
}

let found: Promise<PulumiCommand> | undefined;

function installed(): Promise<PulumiCommand> {
  return (found ??= PulumiCommand.get({ root: dirname(engineBin()) }));
}
