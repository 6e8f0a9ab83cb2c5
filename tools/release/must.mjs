// Runs a tool that has to succeed.
import { run } from "../run.mjs";

/** Answers with what it wrote; a failure shows its words. */
export async function must(command, args, options) {
  const { code, stdout, stderr, missing } = await run(command, args, options);
  if (missing) throw new Error(`${command} is not on the PATH.`);
  if (code !== 0) throw new Error(`${stdout}\n${stderr}\n${command} ${args.join(" ")} ended with code ${code}.`);
  return stdout;
}
