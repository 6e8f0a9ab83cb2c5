// What a pinned Go module under tools/pulumi says about the tool that it builds.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

const SDK = "github.com/pulumi/pulumi/sdk/v3";

/** `version` is that of Pulumi's SDK module, under which the tool and its version variable are released. */
export async function readGoModule(folder) {
  const text = await readFile(join(folder, "go.mod"), "utf8");
  const find = (pattern) => {
    const found = pattern.exec(text)?.[1];
    if (!found) throw new Error(`${join(folder, "go.mod")} has no line like ${pattern.source}`);
    return found;
  };
  const tool = find(/^tool (\S+)$/m);
  const version = find(new RegExp(`^\\s*(?:require )?${SDK.replaceAll(".", "\\.")} v(\\S+)`, "m"));
  return {
    folder,
    tool,
    name: basename(tool),
    go: find(/^go (\S+)$/m),
    version,
    versionFlag: `-X ${SDK}/go/common/version.Version=v${version}`,
  };
}
