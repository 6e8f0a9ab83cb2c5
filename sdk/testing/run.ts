// Runs a program under mocks to its end, and reports all problems at once.
import * as pulumi from "@pulumi/pulumi";
import { vonageMocks, type MockedResource, type VonageMocksOptions } from "./mocks";

export interface RunProgramOptions extends Omit<VonageMocksOptions, "onProblems" | "onResource"> {
  /** The stack's configuration, with full keys such as `shop:region`. */
  readonly config?: Readonly<Record<string, string>>;
  /** The name of the project. Default: project */
  readonly project?: string;
  /** The name of the stack. Default: stack */
  readonly stack?: string;
}

export interface ProgramRun<Result> {
  /** The result of the program, with every output resolved. */
  readonly outputs: pulumi.Unwrap<Result>;
  /** The resources that the program registered, in the order of their registration. */
  readonly resources: readonly MockedResource[];
}

/**
 * Runs a program under mocks, without an engine and without requests, and waits for its resources.
 * @throws if inputs of any resource are wrong; the message names all problems
 *
 * @example
 * const { outputs, resources } = await runProgram(() => declareShop("https://shop.example.com"));
 */
export async function runProgram<Result>(
  program: () => Result | Promise<Result>,
  { config = {}, project = "project", stack = "stack", ...options }: RunProgramOptions = {},
): Promise<ProgramRun<Result>> {
  const problems: string[] = [];
  const resources: MockedResource[] = [];
  const mocks = vonageMocks({
    ...options,
    onProblems: (resource, reasons) => problems.push(...reasons.map((reason) => `${resource}: ${reason}`)),
    onResource: (resource) => resources.push(resource),
  });
  await pulumi.runtime.setMocks(mocks, project, stack);
  pulumi.runtime.setAllConfig({ ...config });

  const result = await program();
  // Waits for all registrations, also for those that other registrations wait for. It leaves the mocks in place.
  await pulumi.runtime.disconnect(false);
  if (problems.length > 0) {
    throw new Error(`The program would be refused:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
  }
  const outputs = await new Promise<pulumi.Unwrap<Result>>((resolve) =>
    pulumi.output(result as pulumi.Input<Result>).apply((known) => resolve(known)),
  );
  return { outputs, resources };
}
