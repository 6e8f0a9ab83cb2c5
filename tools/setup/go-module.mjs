// Reads from a pinned Go module under tools/pulumi which tool it builds.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** The repositories of the tools. Each has a module with the version of the release, and a variable that holds the version. */
const RELEASES = [
  { repository: "pulumi", module: "pulumi/sdk/v3", variable: "pulumi/sdk/v3/go/common/version.Version" },
  { repository: "pulumi-yaml", module: "pulumi-yaml", variable: "pulumi-yaml/pkg/version.Version" },
  { repository: "pulumi-java", module: "pulumi-java/pkg", variable: "pulumi-java/pkg/version.Version" },
];
const OWNER = "github.com/pulumi";

/** `module` is the module that the tool is released in, and `version` its version. */
export async function readGoModule(folder) {
  const text = await readFile(join(folder, "go.mod"), "utf8");
  const find = (pattern) => {
    const found = pattern.exec(text)?.[1];
    if (!found) throw new Error(`${join(folder, "go.mod")} has no line like ${pattern.source}`);
    return found;
  };
  const tool = find(/^tool (\S+)$/m);
  const release = RELEASES.find(({ repository }) => tool.startsWith(`${OWNER}/${repository}/`));
  if (!release) throw new Error(`${join(folder, "go.mod")} builds a tool of no known repository: ${tool}`);
  const module = `${OWNER}/${release.module}`;
  const version = find(new RegExp(`^\\s*(?:require )?${module.replaceAll(".", "\\.")} v(\\S+)`, "m"));
  return {
    folder,
    tool,
    name: basename(tool),
    go: find(/^go (\S+)$/m),
    module,
    version,
    versionFlag: `-X ${OWNER}/${release.variable}=v${version}`,
  };
}
