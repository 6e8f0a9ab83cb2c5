#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import type { AdoptOptions } from "./commands/adopt";
import type { ExportOptions } from "./commands/export";
import { exitCodes, reasonOf } from "./failure";
import type { StackOptions } from "./commands/options";
import { packageInfo } from "./package-info";
import { openTerminal, type Terminal } from "./terminal/terminal";

const EXIT_CODES = `
Exit codes:
  0  done, and all is well
  1  it failed, or was called wrongly; the reason is on the standard error
  2  drift was found (drift only)`;

const CREDENTIALS = `
The credentials are those of the stack's configuration (vonage:apiKey, vonage:apiSecret), or else of the environment
(VONAGE_API_KEY, VONAGE_API_SECRET).`;

const program = new Command("pulumi-vonage")
  .description("Brings a Vonage account under the management of Pulumi, and looks after it.")
  .version(packageInfo().version)
  .showHelpAfterError("(add --help for what can be given)")
  .exitOverride()
  .addHelpText("after", EXIT_CODES);

adoptionOptions(
  program
    .command("export")
    .summary("write a Pulumi project for what an account holds")
    .description(
      "Reads all applications of the account, and the users of those whose private key is given, and writes a Pulumi project that declares them. Changes nothing on the service. No secret is written.",
    )
    .argument("[folder]", "where to write the project", "vonage-account")
    .option("--project <name>", "the project's name (default: that of the folder)")
    .option("--force", "overwrite files of other contents"),
)
  .addHelpText(
    "after",
    `
The credentials are VONAGE_API_KEY and VONAGE_API_SECRET in the environment.

Examples:
  pulumi-vonage export --dry-run
  pulumi-vonage export my-account
  pulumi-vonage export my-account --name "shop-*" --keys ~/vonage-keys
  pulumi-vonage export shop --id 680754a2-86b9-11e9-8729-3200110428a7 --key 680754a2-86b9-11e9-8729-3200110428a7=shop.key
${EXIT_CODES}`,
  )
  .action((folder: string, options: ExportOptions) =>
    run(options, async (terminal) => (await import("./commands/export.js")).exportAccount(folder, options, terminal)),
  );

adoptionOptions(
  stackOptions(
    program
      .command("adopt")
      .summary("take what exists under the management of a stack")
      .description(
        "Declares in the project what the account holds and the stack does not manage yet, imports it into the stack, and sees in a preview that nothing is left to do. Changes nothing on the service. It can be run again at any time, and adopts what is new.",
      )
      .option("--file <file>", "the module that declares what is adopted", "vonage.ts"),
  ),
)
  .addHelpText(
    "after",
    `${CREDENTIALS}

Examples:
  pulumi-vonage adopt --dry-run
  pulumi-vonage adopt
  pulumi-vonage adopt --stack production --name "shop-*" --protect
  pulumi-vonage adopt --keys ~/vonage-keys --declare-keys
${EXIT_CODES}`,
  )
  .action((options: AdoptOptions) =>
    run(options, async (terminal) => (await import("./commands/adopt.js")).adopt(options, terminal)),
  );

machineOption(
  stackOptions(
    program
      .command("doctor")
      .summary("check the credentials, the clock, the versions and the configuration")
      .description(
        "Looks at all that a deployment needs: credentials and where they come from, the base URL, the clock, the versions of Node.js, Pulumi, its SDK and TypeScript, the packages of the program, and secrets in plain text. Says of each thing that is wrong how to put it right. Exit code 0 means that all is well.",
      ),
  ),
)
  .addHelpText(
    "after",
    `${CREDENTIALS}

Examples:
  pulumi-vonage doctor
  pulumi-vonage doctor --stack production --json
${EXIT_CODES}`,
  )
  .action((options: StackOptions) =>
    run(options, async (terminal) => (await import("./commands/doctor.js")).doctor(options, terminal)),
  );

machineOption(
  stackOptions(
    program
      .command("drift")
      .summary("compare what a stack keeps with what the service holds")
      .description(
        "Compares every application and user in the stack's state with the service, and changes neither. Made for a nightly job: exit code 2 means that something differs.",
      ),
  ),
)
  .addHelpText(
    "after",
    `${CREDENTIALS} Resources with a provider of
their own are compared with its account.

Examples:
  pulumi-vonage drift
  pulumi-vonage drift --stack production --json
${EXIT_CODES}`,
  )
  .action((options: StackOptions) =>
    run(options, async (terminal) => (await import("./commands/drift.js")).drift(options, terminal)),
  );

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) return misused(error);
  process.stderr.write(`pulumi-vonage: ${reasonOf(error)}\n`);
  process.exitCode = exitCodes.failed;
});

/** Ends as the parser of the command line wants, which has said why; a machine is told as of any failure. */
function misused({ exitCode, message }: CommanderError): void {
  process.exitCode = exitCode === 0 ? exitCodes.done : exitCodes.failed;
  const isForMachines = process.argv.includes("--json") && exitCode !== 0;
  openTerminal(isForMachines).answer({ error: message.replace(/^error: /, "") });
}

function adoptionOptions(command: Command): Command {
  return machineOption(
    command
      .option("--name <pattern>", "only applications whose name matches, with * and ? (repeatable)", collect)
      .option("--id <id>", "only the application with this id (repeatable)", collect)
      .option("--key <app-id=file>", "the private key of an application, to reach its users (repeatable)", collect)
      .option("--keys <folder>", "a folder of private keys, matched to applications by their public half")
      .option("--declare-keys", "let applications hold their private keys, as secrets")
      .option("--protect", "let Pulumi refuse to delete what is adopted")
      .option("--dry-run", "only show what was found"),
  );
}

function stackOptions(command: Command): Command {
  return command
    .addOption(new Option("--cwd <folder>", "the folder of the Pulumi project").default(process.cwd(), "this one"))
    .option("--stack <name>", "the stack (default: the one that is selected)");
}

function machineOption(command: Command): Command {
  return command.addOption(new Option("--json", "answer with JSON"));
}

function collect(value: string, values: readonly string[] = []): string[] {
  return [...values, value];
}

/** Does the work of a command; what it returns is the exit code. */
async function run(options: object, work: (terminal: Terminal) => Promise<number | void>): Promise<void> {
  const terminal = openTerminal("json" in options && options.json === true);
  try {
    process.exitCode = (await work(terminal)) ?? exitCodes.done;
  } catch (error) {
    terminal.answer({ error: reasonOf(error) });
    throw error;
  }
}
