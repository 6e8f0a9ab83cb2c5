import { baseUrl, credentials, malformed, plaintextSecrets } from "../checks/configuration";
import { nodeVersion, packages, pulumiVersion } from "../checks/installation";
import { service } from "../checks/service";
import { clientFor, lookupIn } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import { ill, well, type Health } from "../checks/health";
import type { StackOptions } from "./options";
import { findProject, type Project } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { readSettings, succeeded, type StackSetting } from "../pulumi/stack";
import type { Terminal } from "../terminal/terminal";

/** Checks what a deployment needs, and says how to correct each problem. */
export async function doctor(options: StackOptions, terminal: Terminal): Promise<number> {
  const findings: Health[] = [nodeVersion()];
  const project = attempt("project", () => findProject(options.cwd), findings);
  if (project) findings.push(well("project", project.name));
  const settings = await examineStack(project, options, findings);
  if (project) findings.push(...packages(project));
  if (settings) {
    const wrong = malformed(settings);
    const isAddressed = !wrong.some(({ check }) => check === "vonage:baseUrl");
    const configured = [...credentials(settings), ...(isAddressed ? [baseUrl(settings)] : []), ...wrong];
    findings.push(...configured, ...plaintextSecrets(settings));
    if (configured.every(({ ok }) => ok)) {
      const client = attempt("configuration", () => clientFor(lookupIn(settings), terminal.warn), findings);
      if (client) findings.push(...(await service(client)));
    }
  }

  const isWell = findings.every(({ ok }) => ok);
  terminal.answer({ ok: isWell, findings });
  show(findings, terminal);
  return isWell ? exitCodes.done : exitCodes.failed;
}

/** The stack's configuration; none if it cannot be read. Outside of a project there is none, and it counts as empty. */
async function examineStack(
  project: Project | undefined,
  { cwd, stack }: StackOptions,
  findings: Health[],
): Promise<ReadonlyMap<string, StackSetting> | undefined> {
  const pulumi = attempt("Pulumi", () => new Pulumi(project?.folder ?? cwd, stack), findings);
  if (pulumi) findings.push(await pulumiVersion(pulumi));
  if (!project) return new Map();
  if (!pulumi) {
    findings.push(unread("Pulumi is needed to read it.", "Install Pulumi first, and run doctor again."));
    return undefined;
  }
  try {
    const name = succeeded(await pulumi.onStack(["stack", "--show-name"]), "pulumi stack --show-name");
    findings.push(well("stack", name.stdout.trim()));
  } catch (error) {
    findings.push(ill("stack", reasonOf(error), 'Run "pulumi stack select", or give the stack with --stack.'));
    findings.push(unread("There is no stack to read it from.", "Select a stack, and run doctor again."));
    return undefined;
  }
  try {
    return await readSettings(pulumi);
  } catch (error) {
    const remedy =
      "Make sure that the stack's secrets can be decrypted: PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE for a passphrase, or else access to the key service. Then run doctor again.";
    findings.push(unread(reasonOf(error), remedy));
    return undefined;
  }
}

/** The configuration could not be read, so nothing is known of the settings in it. */
function unread(reason: string, remedy: string): Health {
  return ill(
    "configuration",
    `the stack's configuration could not be read, and neither it nor the service was checked. ${reason}`,
    remedy,
  );
}

/** The result of the work. If it fails, a finding instead. */
function attempt<T>(check: string, work: () => T, findings: Health[]): T | undefined {
  try {
    return work();
  } catch (error) {
    const [found, ...remedy] = reasonOf(error).split(/(?<=\.) /);
    findings.push(ill(check, found ?? "", remedy.join(" ")));
    return undefined;
  }
}

function show(findings: readonly Health[], { say, paint }: Terminal): void {
  for (const { check, ok, found, remedy } of findings) {
    say(`${ok ? paint.green("ok  ") : paint.red("FAIL")} ${check}: ${found}`);
    if (remedy) say(`     ${paint.dim("->")} ${remedy}`);
  }
  const ills = findings.filter(({ ok }) => !ok).length;
  say(ills === 0 ? "\nAll is well." : `\n${ills} of ${findings.length} checks failed.`);
}
