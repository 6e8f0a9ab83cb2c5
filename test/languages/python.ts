// Makes ready what the program in Python needs: an environment with Pulumi's package, and the SDK installed from sdk/.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../engine/pulumi";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "python");

/** `folder` gets the SDK as a user's environment has it. */
export async function python(folder: string): Promise<Language> {
  const bin = join(await environment(), "bin");
  const source = join(folder, "source");
  const installed = join(folder, "installed");
  // The build writes into the folder that it builds.
  cpSync(join(root, "sdk", "python"), source, { recursive: true });
  const offline = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"];
  await tool(join(bin, "python"), ["-m", "pip", "install", ...offline, "--target", installed, source], { cwd: folder });
  return {
    project,
    automation: [join(bin, "python"), join(project, "automation.py")],
    env: {
      PULUMI_PYTHON_CMD: join(bin, "python"),
      PYTHONPATH: installed,
      PYTHONDONTWRITEBYTECODE: "1",
    },
  };
}

/** An environment with everything in requirements.txt, made once for each text of that file. */
async function environment(): Promise<string> {
  const requirements = join(project, "requirements.txt");
  const digest = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = join(root, "node_modules", ".cache", "pulumi-vonage");
  const made = join(cache, `python-${digest}`);
  if (existsSync(made)) return made;
  mkdirSync(cache, { recursive: true });
  rmSync(`${made}.new`, { recursive: true, force: true });
  await tool("python3", ["-m", "venv", `${made}.new`], { cwd: cache });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements];
  await tool(join(`${made}.new`, "bin", "python"), pip, { cwd: cache });
  renameSync(`${made}.new`, made);
  return made;
}
