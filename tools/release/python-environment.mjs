// Makes a Python environment with the pinned packages that the SDK and its build need.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { must } from "./must.mjs";

/** Returns the path of its interpreter. Makes one environment for each text of requirements.txt. */
export async function pythonEnvironment(root) {
  const requirements = join(root, "test", "languages", "programs", "python", "requirements.txt");
  const digest = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = join(root, "node_modules", ".cache", "pulumi-vonage");
  const made = join(cache, `python-${digest}`);
  const interpreter = join(made, "bin", "python");
  if (existsSync(made)) return interpreter;
  mkdirSync(cache, { recursive: true });
  // Several processes may make it at the same time. The first one wins.
  const own = `${made}.${process.pid}`;
  await must("python3", ["-m", "venv", own], { cwd: cache });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements];
  await must(join(own, "bin", "python"), pip, { cwd: cache });
  try {
    renameSync(own, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
    rmSync(own, { recursive: true, force: true });
  }
  return interpreter;
}
