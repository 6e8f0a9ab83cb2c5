#!/usr/bin/env node
// The command line of pulumi-vonage (the only file that knows commander).
import { Command, CommanderError, Option } from "commander";
import { hosts, languages } from "./choices";
import type { AdoptOptions } from "./commands/adopt";
import type { DriftOptions } from "./commands/drift";
import type { ExportOptions } from "./commands/export";
import { exitCodes, reasonOf } from "./failure";
import type { StackOptions } from "./commands/options";
import { packageInfo } from "./package-info";
import { openTerminal, type Terminal } from "./terminal/terminal";

const EXIT_CODES = `
Exit codes:
  0  success
  1  failure, or wrong arguments; the standard error says why
  2  drift found, even if some resources could not be compared (drift only)`;

const CREDENTIALS = `
Credentials come from the stack's configuration (vonage:apiKey, vonage:apiSecret), or else from the environment
(VONAGE_API_KEY, VONAGE_API_SECRET).`;

const program = new Command("pulumi-vonage")
  .description("Brings existing Vonage accounts under the management of Pulumi, and checks them.")
  .version(packageInfo().version)
  .showHelpAfterError("(use --help to see all options)")
  .exitOverride()
  .addHelpText("after", EXIT_CODES);

adoptionOptions(
  program
    .command("export")
    .summary("write a Pulumi project that declares an account")
    .description(
      "Reads all applications of the account, the phone numbers that point to them, and the users of each application whose private key is given. Writes a Pulumi project that declares them. Changes nothing on the service, and writes no secret.",
    )
    .argument("[folder]", "where to write the project", "vonage-account")
    .option("--project <name>", "the name of the project (default: the name of the folder)")
    .option("--force", "overwrite files with different contents"),
)
  .addHelpText(
    "after",
    `
Credentials come from the environment: VONAGE_API_KEY and VONAGE_API_SECRET.

Examples:
  pulumi-vonage export --dry-run
  pulumi-vonage export my-account
  pulumi-vonage export my-account --language yaml
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
      .summary("import existing objects into a stack")
      .description(
        "Declares in the project the applications, users and phone numbers that the account holds and the stack does not manage. Imports them into the stack, and checks that the preview is then empty. Changes nothing on the service. Run it again at any time to adopt new objects.",
      )
      .option("--file <file>", 'the module of TypeScript that declares what is adopted (default: "vonage.ts")'),
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
        "Checks the credentials and their source, the addresses of both hosts of the service, the clock, the versions of Node.js, Pulumi, its SDK and TypeScript, the packages of the program, the packaged plugin where it is used, the accounts of the program's own providers, and secrets in plain text. Says how to correct each problem. Exit code 0 means that there is none.",
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
  program
    .command("drift")
    .summary("compare stacks with the service")
    .description(
      "Compares every application, user and phone number in the states of stacks with the service, and changes neither. Several stacks come in one table: every stack that --stack names, in every project that --cwd names. Use it in a nightly job: exit code 2 means that something differs.",
    )
    .option("--cwd <folder>", "the folder of a Pulumi project (repeatable; default: this one)", collect)
    .option("--stack <name>", "a stack (repeatable; default: the one that is selected)", collect),
)
  .addHelpText(
    "after",
    `${CREDENTIALS} A resource with a provider of
its own is compared with the account of that provider.

Examples:
  pulumi-vonage drift
  pulumi-vonage drift --stack production --json
  pulumi-vonage drift --cwd billing --cwd support --stack production
${EXIT_CODES}`,
  )
  .action((options: DriftOptions) =>
    run(options, async (terminal) => (await import("./commands/drift.js")).drift(options, terminal)),
  );

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) return misused(error);
  process.stderr.write(`pulumi-vonage: ${reasonOf(error)}\n`);
  process.exitCode = exitCodes.failed;
});

/** Sets the exit code. The parser has already printed the reason. With --json, the answer contains it, too. */
function misused({ exitCode, message }: CommanderError): void {
  process.exitCode = exitCode === 0 ? exitCodes.done : exitCodes.failed;
  const isForMachines = process.argv.includes("--json") && exitCode !== 0;
  openTerminal(isForMachines).answer({ error: message.replace(/^error: /, "") });
}

function adoptionOptions(command: Command): Command {
  return machineOption(
    command
      .option("--name <pattern>", "only applications with a matching name; * and ? are wildcards (repeatable)", collect)
      .option("--id <id>", "only the application with this id (repeatable)", collect)
      .option("--key <app-id=file>", "the private key of an application, to read its users (repeatable)", collect)
      .option("--keys <folder>", "a folder of private keys, matched to applications by their public half")
      .option("--numbers", "all phone numbers of the account (default: those that point to a selected application)")
      .option("--no-numbers", "no phone numbers")
      .addOption(
        new Option(
          "--language <language>",
          "the language of the program (default: the project's, or typescript)",
        ).choices(languages),
      )
      .addOption(
        new Option(
          "--provider <provider>",
          "how programs reach the provider (default: as the project does; plugin for yaml, or else dynamic)",
        ).choices(hosts),
      )
      .option("--declare-keys", "declare the private keys of applications without users, too")
      .option("--protect", "make Pulumi refuse to delete adopted objects")
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

/** Runs a command. The work returns the exit code. */
async function run(options: object, work: (terminal: Terminal) => Promise<number | void>): Promise<void> {
  const terminal = openTerminal("json" in options && options.json === true);
  try {
    process.exitCode = (await work(terminal)) ?? exitCodes.done;
  } catch (error) {
    terminal.answer({ error: reasonOf(error) });
    throw error;
  }
}
