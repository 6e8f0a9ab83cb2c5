// Deploys a project folder through the command line, which starts the language's host. Or deploys a function of this
// process.
import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { Outcome } from "../engine/outcome";
import { pulumi } from "../engine/pulumi";
import { createStack } from "../engine/stack";
import { installPlugin } from "./plugin";
import type { Told, Way } from "./way";

export async function throughCommandLine(program: string | PulumiFn, env: Record<string, string>): Promise<Way> {
  const stack = await createStack({ program, project: "shop", env, limitSeconds: 300 });
  await installPlugin(stack.folder, stack.env);
  const folder = `${stack.folder}/project`;
  const told = (outcome: Outcome): Told => ({
    changes: outcome.changes,
    differences: outcome.steps.flatMap(({ urn, detailedDiff }) =>
      Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => `${nameOf(urn)} ${path} ${diffKind}`),
    ),
    error: outcome.code === 0 ? undefined : outcome.text,
  });
  const always = async (work: Promise<Outcome>) => told(await work);
  return {
    folder,
    env: stack.env,
    config: (plain, secrets) => stack.setConfig(plain, secrets),
    up: () => always(stack.up()),
    preview: () => always(stack.preview().catch(failed)),
    refresh: () => always(stack.refresh()),
    destroy: () => always(stack.destroy()),
    async import(type, name, id) {
      await stack.import([{ type, name, id }]);
    },
    outputs: () => stack.outputs(),
    state: async () => JSON.stringify(await stack.export()),
    async command(...args) {
      const run = await pulumi([...args, "--stack", stack.name], { cwd: folder, env: stack.env });
      if (run.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${run.stdout}\n${run.stderr}`);
      return run.stdout;
    },
    end: () => Promise.resolve(stack.remove()),
  };
}

/** The outcome of a failed preview. Tests check its message. */
function failed(error: unknown): Outcome {
  if (error instanceof Error && "outcome" in error) return error.outcome as Outcome;
  throw error;
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}
