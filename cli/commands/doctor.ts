// The command doctor.
import { credentials, hosts, malformed, plaintextSecrets } from "../checks/configuration";
import { nodeVersion, packages, pulumiVersion } from "../checks/installation";
import { plugins } from "../checks/plugins";
import { service } from "../checks/service";
import { sessionFor, settingsIn } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import { ill, well, type Health } from "../checks/health";
import type { StackOptions } from "./options";
import { findProject, requireFolder, type Project } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { explicitProviders, settingsOfProvider } from "../pulumi/providers";
import { readStack, succeeded, type StackFacts } from "../pulumi/stack";
import { together } from "../pulumi/together";
import { cut } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

/** The configuration and resources of a stack. Outside of a project they are empty. */
interface Examined extends StackFacts {
  readonly isOfProject: boolean;
}

/** Checks what a deployment needs, and says how to correct each problem. */
export async function doctor(options: StackOptions, terminal: Terminal): Promise<number> {
  requireFolder(options.cwd);
  const findings: Health[] = [nodeVersion()];
  const project = attempt("project", () => findProject(options.cwd), findings);
  if (project) findings.push(well("project", project.name));
  const pulumi = attempt("Pulumi", () => new Pulumi(project?.folder ?? options.cwd, options.stack), findings);
  const ofStack: Health[] = [];
  const [version, facts] = await together(
    pulumi ? pulumiVersion(pulumi) : Promise.resolve(undefined),
    examineStack(project, pulumi, ofStack),
  );
  if (version) findings.push(version);
  findings.push(...ofStack);
  if (project) findings.push(...packages(project));
  if (project && pulumi) findings.push(...(await plugins(project, facts?.resources ?? [], pulumi)));
  if (facts) findings.push(...(await examineAccounts(facts, terminal)));

  const isWell = findings.every(({ ok }) => ok);
  terminal.answer({ ok: isWell, findings });
  show(findings, terminal);
  return isWell ? exitCodes.done : exitCodes.failed;
}

/** The stack's configuration and resources. Undefined if they cannot be read. */
async function examineStack(
  project: Project | undefined,
  pulumi: Pulumi | undefined,
  findings: Health[],
): Promise<Examined | undefined> {
  if (!project) return { isOfProject: false, settings: new Map(), resources: [] };
  if (!pulumi) {
    findings.push(unread("Pulumi is needed to read it.", "Install Pulumi first, and run doctor again."));
    return undefined;
  }
  const name = pulumi.onStack(["stack", "--show-name"]).then((run) => succeeded(run, "pulumi stack --show-name"));
  const facts = readStack(pulumi, { showSecrets: true });
  await Promise.allSettled([name, facts]);
  try {
    findings.push(well("stack", (await name).stdout.trim()));
  } catch (error) {
    findings.push(ill("stack", reasonOf(error), 'Run "pulumi stack select", or give the stack with --stack.'));
    findings.push(unread("There is no stack to read it from.", "Select a stack, and run doctor again."));
    return undefined;
  }
  try {
    return { isOfProject: true, ...(await facts) };
  } catch (error) {
    const remedy =
      "Make sure that the stack's secrets can be decrypted: PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE for a passphrase, or else access to the key service. Then run doctor again.";
    findings.push(unread(reasonOf(error), remedy));
    return undefined;
  }
}

/** Checks the account of the stack's configuration, and those of the program's explicit providers. */
async function examineAccounts(facts: Examined, terminal: Terminal): Promise<Health[]> {
  const { isOfProject, settings, resources } = facts;
  const configured = [...credentials(settings, isOfProject), ...hosts(settings), ...malformed(settings)];
  const findings = [...configured, ...(isOfProject ? plaintextSecrets(settings) : [])];
  if (configured.every(({ ok }) => ok))
    findings.push(...(await inService("", () => sessionFor(settingsIn(settings), terminal.warn))));
  for (const { name, inputs } of explicitProviders(resources))
    findings.push(
      ...(await inService(`provider ${name}: `, () => sessionFor(settingsOfProvider(inputs), terminal.warn))),
    );
  return findings;
}

/** The service's answers to a session. `whose` distinguishes it from others. */
async function inService(whose: string, open: () => ReturnType<typeof sessionFor>): Promise<Health[]> {
  try {
    const found = await service((await open()).account.client);
    return found.map((health) => ({ ...health, check: whose + health.check }));
  } catch (error) {
    const [found, ...remedy] = reasonOf(error).split(/(?<=\.) /);
    return [ill(`${whose}configuration`, found ?? "", remedy.join(" "))];
  }
}

/** The finding if the configuration could not be read. */
function unread(reason: string, remedy: string): Health {
  return ill(
    "configuration",
    `the stack's configuration could not be read, and neither it nor the service was checked. ${reason}`,
    remedy,
  );
}

/** The result of the work, or a finding if it fails. */
function attempt<T>(check: string, work: () => T, findings: Health[]): T | undefined {
  try {
    return work();
  } catch (error) {
    const [found, ...remedy] = reasonOf(error).split(/(?<=\.) /);
    findings.push(ill(check, found ?? "", remedy.join(" ")));
    return undefined;
  }
}

/** The most characters of a check's name, which the name of a provider in the program can make long. */
const WIDEST = 60;

function show(findings: readonly Health[], { say, paint }: Terminal): void {
  for (const { check, ok, found, remedy } of findings) {
    say(`${ok ? paint.green("ok  ") : paint.red("FAIL")} ${cut(check, WIDEST)}: ${found}`);
    if (remedy) say(`     ${paint.dim("->")} ${remedy}`);
  }
  const ills = findings.filter(({ ok }) => !ok).length;
  say(ills === 0 ? "\nAll is well." : `\n${ills} of ${findings.length} checks failed.`);
}
