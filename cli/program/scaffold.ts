// Writes the files of a new project.
import { stringify } from "yaml";
import { packageInfo } from "../package-info";
import type { Plan } from "./plan";
import { plugin } from "../pulumi/host";
import { counted } from "../terminal/report";
import { classesIn, newModule } from "./program";
import type { Target } from "./target";
import { editedYaml } from "./yaml-edit";
import { parseYaml } from "./yaml-source";

/** The number of resources in the import file, and whether Pulumi must refuse to delete them. */
export interface Imports {
  readonly importable: number;
  readonly protect: boolean;
}

const DESCRIPTION = "What a Vonage account holds";
const IGNORED = "node_modules/\n*.key\n*.pem\n";

/** The files of a new project with the declarations, by name. */
export function scaffold(
  project: string,
  target: Target,
  plan: Plan,
  imports: Imports,
): Readonly<Record<string, string>> {
  const files =
    target.language === "yaml" ? yamlFiles(project, plan, imports) : moduleFiles(project, target, plan, imports);
  return { ...files, "README.md": readme(project, target, plan, imports) };
}

function yamlFiles(project: string, { resources }: Plan, { protect }: Imports): Readonly<Record<string, string>> {
  const start = parseYaml("Pulumi.yaml", stringify({ name: project, description: DESCRIPTION, runtime: "yaml" }));
  return {
    "Pulumi.yaml": editedYaml(start, resources, { protect, isManaged: () => false }),
    ".gitignore": IGNORED,
  };
}

function moduleFiles(
  project: string,
  { host }: Target,
  { resources }: Plan,
  { protect }: Imports,
): Readonly<Record<string, string>> {
  const { version, peerDependencies } = packageInfo();
  return {
    "Pulumi.yaml": stringify({
      name: project,
      description: DESCRIPTION,
      runtime: { name: "nodejs", options: { packagemanager: "npm" } },
    }),
    "package.json": json({
      name: project.toLowerCase(),
      private: true,
      main: "index.ts",
      dependencies: { ...peerDependencies, [classesIn[host].package]: `^${version}` },
      devDependencies: { "@types/node": "^20", typescript: "~5.9" },
    }),
    "tsconfig.json": json({
      compilerOptions: {
        target: "ES2022",
        module: "commonjs",
        moduleResolution: "node",
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      files: ["index.ts"],
    }),
    ".gitignore": IGNORED,
    "index.ts": 'import "./vonage";\n',
    "vonage.ts": newModule(resources, { host, protect }),
  };
}

/** A valid name for a Pulumi project, from any text. */
export function projectName(text: string): string {
  const name = text.replace(/[^\w.-]+/g, "-").replace(/^[^A-Za-z0-9]+|-+$/g, "");
  return name === "" ? "vonage" : name.slice(0, 100);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The commands that install the provider for a program. */
function installation({ language }: Target): string {
  if (language === "typescript") return "npm install";
  return `pulumi plugin install resource ${plugin.name} ${packageInfo().version} --server ${plugin.source}`;
}

function readme(
  project: string,
  target: Target,
  { resources, secrets, notes }: Plan,
  { importable, protect }: Imports,
): string {
  const file = target.language === "yaml" ? "Pulumi.yaml" : "vonage.ts";
  const hasUsers = resources.some(({ type }) => type === "User");
  const keys = secrets.some(({ key }) => key.endsWith("PrivateKey")) ? " --keys FOLDER" : "";
  const list = (items: readonly string[]) => items.map((item) => `- ${item.replaceAll("\n", " ")}\n`).join("");
  const settings = list(secrets.map(({ key, meaning }) => `\`${project}:${key}\`: ${meaning}`));
  return `# ${project}

\`${file}\` declares what was found in a Vonage account: ${counted(resources)}. Nothing is managed yet.

**Do not run \`pulumi up\` before the objects are adopted: it would create every one of them a second time.**

## What to do next

\`\`\`sh
${installation(target)}
pulumi stack init dev
pulumi config set vonage:apiKey YOUR_API_KEY
pulumi config set --secret vonage:apiSecret
npx pulumi-vonage adopt${keys}
\`\`\`

\`adopt\` reads the account again, takes what it finds under the management of the stack without changing anything on the
service, and ends with a preview that must be empty.${
    hasUsers ? " Users need the private keys of their applications: give them to `adopt` as to `export`." : ""
  }

## Secrets

${
  secrets.length === 0
    ? "The program needs none.\n"
    : `No secret is in these files. The program takes these from the stack's configuration; \`adopt\` sets them, and
\`pulumi config set --secret\` does too:

${settings}`
}
## By hand

\`import.json\` holds the ${importable} of ${resources.length} objects that have no secrets. It is what \`adopt\` would import of them:

\`\`\`sh
pulumi import --file import.json --generate-code=false --protect=${protect} --yes
\`\`\`
${notes.length === 0 ? "" : `\n## What to mind\n\n${list(notes)}`}`;
}
