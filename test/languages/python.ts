// Prepares the program in Python: an environment with Pulumi's package, and with the SDK installed from sdk/.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { root } from "../engine/pulumi";
import { writeSnippets } from "./snippets";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "python");

/** Installs the SDK into `folder`, as in a user's environment. */
export async function python(folder: string): Promise<Language> {
  const { pythonEnvironment } = (await import(`${root}/tools/release/python-environment.mjs`)) as {
    pythonEnvironment: (root: string) => Promise<string>;
  };
  const interpreter = await pythonEnvironment(root);
  const source = join(folder, "source");
  const installed = join(folder, "installed");
  // The build writes into the folder of its sources, so it gets a copy.
  cpSync(join(root, "sdk", "python"), source, { recursive: true });
  const offline = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"];
  await tool(interpreter, ["-m", "pip", "install", ...offline, "--target", installed, source], { cwd: folder });
  return {
    project,
    automation: [interpreter, join(project, "automation.py")],
    env: {
      PULUMI_PYTHON_CMD: interpreter,
      PYTHONPATH: installed,
      PYTHONDONTWRITEBYTECODE: "1",
    },
  };
}

/** Runs the examples of the schema like a first preview, but without an engine. */
export async function pythonSnippets(folder: string, { automation: [interpreter], env }: Language): Promise<void> {
  const files = writeSnippets(folder, "python", (snippet) => `${snippet}.py`);
  const check = join(root, "test", "languages", "programs", "python", "snippets.py");
  await tool(interpreter, [check, ...files], { cwd: folder, env });
}
