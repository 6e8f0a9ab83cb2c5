// An environment of Python with the pinned packages that the SDK needs, and that build it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { must } from "./must.mjs";

/** Answers with its interpreter. It is made once for each text of requirements.txt. */
export async function pythonEnvironment(root) {
  const requirements = join(root, "test", "languages", "programs", "python", "requirements.txt");
  const digest = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = join(root, "node_modules", ".cache", "pulumi-vonage");
  const made = join(cache, `python-${digest}`);
  const interpreter = join(made, "bin", "python");
  if (existsSync(made)) return interpreter;
  mkdirSync(cache, { recursive: true });
  // Several may make it at the same time: who is first is right.
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
