// Runs a program under mocks to its end, and reports all problems at once.
import * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { settings } from "../../provider/schema/settings";
import { vonageMocks, type MockedResource, type VonageMocksOptions } from "./mocks";
import { withRejections } from "./rejections";

/** The settings of the provider that a stack's configuration keeps encrypted. */
const SECRETS = settings.filter(({ secret }) => secret).map(({ key }) => `vonage:${key}`);

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
 * @throws if the program throws, also in a function that is applied to an output
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
  // A resource that is refused would leave outputs that never come.
  const newResource = async (args: pulumi.runtime.MockResourceArgs) => {
    try {
      return await mocks.newResource(args);
    } catch (error) {
      problems.push(`${args.type} ${JSON.stringify(args.name)}: ${messageOf(error)}`);
      return { id: args.id ?? "", state: {} };
    }
  };
  await pulumi.runtime.setMocks({ ...mocks, newResource }, project, stack);
  pulumi.runtime.setAllConfig({ ...config }, SECRETS);

  const { result, rejections } = await withRejections(async () => {
    const returned = await program();
    // Waits for all registrations, also for those that other registrations wait for. It leaves the mocks in place.
    await pulumi.runtime.disconnect(false);
    if (problems.length > 0) throw new Error(listed("The program would be refused:", problems));
    return await promiseOf(returned);
  });
  if (rejections.length > 0) {
    forgetLeaks();
    throw new Error(listed("The program fails:", rejections.map(messageOf)));
  }
  return { outputs: result, resources };
}

/** The value of all outputs. Unlike `apply`, the promise of an output tells that a function of the program has thrown. */
function promiseOf<Result>(result: Result): Promise<pulumi.Unwrap<Result>> {
  return (pulumi.output(result) as unknown as { promise(): Promise<pulumi.Unwrap<Result>> }).promise();
}

/**
 * A program that fails leaves outputs that never come. For those, Pulumi makes a process end with code 1, which here is
 * the test runner's. Pulumi's SDK has a function that forgets them, but its types do not.
 */
function forgetLeaks(): void {
  (debuggable as { leakedPromises?: () => unknown }).leakedPromises?.();
}

function listed(title: string, problems: readonly string[]): string {
  return `${title}\n${[...new Set(problems)].map((problem) => `- ${problem}`).join("\n")}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
