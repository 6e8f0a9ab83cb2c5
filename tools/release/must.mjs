// Runs a tool that must succeed.
import { run } from "../run.mjs";

/** Returns its output. If it fails, the error contains the output. */
export async function must(command, args, options) {
  const { code, stdout, stderr, missing } = await run(command, args, options);
  if (missing) throw new Error(`${command} is not on the PATH.`);
  if (code !== 0) throw new Error(`${stdout}\n${stderr}\n${command} ${args.join(" ")} ended with code ${code}.`);
  return stdout;
}
