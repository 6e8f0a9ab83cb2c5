import { baseUrl, credentials, plaintextSecrets } from "../checks/configuration";
import { nodeVersion, packages, pulumiVersion } from "../checks/installation";
import { service } from "../checks/service";
import { connect, lookupIn } from "../account/connection";
import { exitCodes, reasonOf } from "../failure";
import { ill, well, type Health } from "../checks/health";
import type { StackOptions } from "./options";
import { findProject, type Project } from "../pulumi/project";
import { Pulumi } from "../pulumi/pulumi";
import { readSettings, type StackSetting } from "../pulumi/stack";
import type { Terminal } from "../terminal/terminal";

/** Looks at all that a deployment needs, and says of each thing that is wrong how to put it right. */
export async function doctor(options: StackOptions, terminal: Terminal): Promise<number> {
  const findings: Health[] = [nodeVersion()];
  const project = attempt("project", () => findProject(options.cwd), findings);
  if (project) findings.push(well("project", project.name));
  const settings = (await examineStack(project, options, findings)) ?? new Map<string, StackSetting>();
  if (project) findings.push(...packages(project));

  const configured = [...credentials(settings), baseUrl(settings)];
  findings.push(...configured, ...plaintextSecrets(settings));
  if (configured.every(({ ok }) => ok)) {
    const client = attempt("configuration", () => connect(lookupIn(settings), terminal.warn), findings);
    if (client) findings.push(...(await service(client)));
  }

  const isWell = findings.every(({ ok }) => ok);
  terminal.answer({ ok: isWell, findings });
  show(findings, terminal);
  return isWell ? exitCodes.done : exitCodes.failed;
}

async function examineStack(
  project: Project | undefined,
  { cwd, stack }: StackOptions,
  findings: Health[],
): Promise<ReadonlyMap<string, StackSetting> | undefined> {
  const pulumi = attempt("Pulumi", () => new Pulumi(project?.folder ?? cwd, stack), findings);
  if (!pulumi) return undefined;
  findings.push(await pulumiVersion(pulumi));
  if (!project) return undefined;
  try {
    const settings = await readSettings(pulumi);
    const name = await pulumi.onStack(["stack", "--show-name"]);
    findings.push(well("stack", name.stdout.trim()));
    return settings;
  } catch (error) {
    findings.push(ill("stack", reasonOf(error), 'Run "pulumi stack select", or give the stack with --stack.'));
    return undefined;
  }
}

/** What the work gives; nothing, and a finding, where it fails for a reason that a user can see to. */
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
