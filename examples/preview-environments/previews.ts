// Deploys, removes and sweeps preview environments.
import { LocalWorkspace, type LocalWorkspaceOptions, type OutputMap, type Stack } from "@pulumi/pulumi/automation";
import { declareEnvironment } from "./environment";

/** One stack for each pull request, `pr-7` for number 7, in a project of their own. */
export class Previews {
  readonly #options: LocalWorkspaceOptions;
  readonly #most: number;

  /** At most `most` environments exist at once, so that a forgotten sweep does not fill the account. */
  constructor({ most = 10, ...options }: LocalWorkspaceOptions & { most?: number } = {}) {
    this.#most = most;
    // Pulumi looks for the provider's package from `main`.
    this.#options = { ...options, projectSettings: { name: "shop-previews", runtime: "nodejs", main: __dirname } };
  }

  /** The numbers of the pull requests that have an environment. */
  async live(): Promise<number[]> {
    const workspace = await LocalWorkspace.create(this.#options);
    const numbers = (await workspace.listStacks()).map(({ name }) => /^pr-(\d+)$/.exec(name)?.[1]);
    return numbers
      .filter((number) => number !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  /** Creates the environment of a pull request, or brings it up to date. */
  async deploy(pullRequest: number): Promise<OutputMap> {
    const isNew = !(await this.live()).includes(pullRequest);
    const stack = await this.#stack(pullRequest);
    if (isNew) await this.#requirePlace(pullRequest, stack);
    return (await stack.up()).outputs;
  }

  /**
   * Refuses a new environment where there is no place for it. Its stack exists by now, still empty, and takes a place: so
   * each of two pipelines that run at once sees the place of the other, and both together never exceed the bound.
   */
  async #requirePlace(pullRequest: number, { name, workspace }: Stack): Promise<void> {
    const others = (await this.live()).filter((number) => number !== pullRequest);
    if (others.length < this.#most) return;
    await workspace.removeStack(name);
    throw new Error(
      `There are ${others.length} environments, and ${this.#most} are allowed: of the pull requests ${others.join(", ")}. ` +
        "Remove one, or sweep those of closed pull requests.",
    );
  }

  /** Deletes the environment of a pull request and its stack. */
  async remove(pullRequest: number): Promise<void> {
    const stack = await this.#stack(pullRequest);
    await stack.destroy();
    await stack.workspace.removeStack(stack.name);
  }

  /**
   * Removes the environments of all pull requests that are not open, and returns their numbers.
   * @throws after the last one, if some of them could not be removed
   */
  async sweep(open: readonly number[]): Promise<number[]> {
    const closed = (await this.live()).filter((number) => !open.includes(number));
    const failures: string[] = [];
    for (const number of closed) {
      try {
        await this.remove(number);
      } catch (error) {
        failures.push(`${number}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (failures.length > 0) throw new Error(`Not removed, sweep again:\n${failures.join("\n")}`);
    return closed;
  }

  #stack(pullRequest: number): Promise<Stack> {
    const stackName = `pr-${pullRequest}`;
    const program = () => Promise.resolve(declareEnvironment(stackName));
    return LocalWorkspace.createOrSelectStack({ stackName, projectName: "shop-previews", program }, this.#options);
  }
}
