// One resource in a world with faults.
import { expect } from "vitest";
import type { FaultRule } from "vonage-emulator";
import type { Values } from "../host";
import type { HostedWorld } from "../hosted-world";
import { Life } from "../life";
import type { Operation, Subject } from "../subject";
import { leaksIn, textsOf } from "../texts";
import { requestOf } from "../world";

/** The effect of a fault, without the requests that it affects. */
export type Fault = Omit<FaultRule, "method" | "path">;

/** One resource in a world with faults. */
export class Trial {
  private constructor(
    readonly subject: Subject,
    readonly world: HostedWorld,
    readonly life: Life,
  ) {}

  /** A provider with its own settings, instead of the usual one of the world. */
  static async of(subject: Subject, world: HostedWorld, settings?: HostedWorld["settings"]): Promise<Trial> {
    return new Trial(subject, world, new Life(await world.host(subject.name, settings)));
  }

  /** Makes the service fail at requests of this kind. */
  fail(operation: Operation, rule: Fault): void {
    const [method, path] = this.subject.requests[operation].split(" ") as [string, string];
    this.world.emulator.faults.add({ method, path: path.replace("{id}", "*"), ...rule });
  }

  /** The number of requests of this kind since the last `clear`. */
  count(operation: Operation): number {
    return this.#requests(operation).length;
  }

  committed(operation: Operation): number {
    return this.#requests(operation).filter(({ committed }) => committed).length;
  }

  /** All requests since the last `clear`, as a subject names them. */
  asked(): string[] {
    const { aside } = this.subject.requests;
    return this.world.emulator
      .journal()
      .map(requestOf)
      .filter((request) => !aside?.test(request));
  }

  /** The bodies of the requests of this kind. */
  bodies(operation: Operation): unknown[] {
    return this.#requests(operation).map(({ body }) => body);
  }

  /** Removes all faults, and forgets all requests so far. */
  clear(): void {
    this.world.emulator.faults.clear();
    this.world.emulator.clearJournal();
  }

  /** The error of the work. Checks that it contains no secret. */
  async failure(work: Promise<unknown>): Promise<Error> {
    const error = await work.then(
      () => new Error("it did not fail"),
      (reason: unknown) => reason as Error,
    );
    expect(error.message).not.toBe("it did not fail");
    expect(leaksIn(textsOf(error), this.secrets())).toEqual([]);
    return error;
  }

  secrets(): string[] {
    const { emulator, home, elsewhere, pairs } = this.world;
    const kept = this.life.kept?.outs.privateKey;
    return [
      emulator.apiSecret,
      ...[home, elsewhere, ...pairs].map(({ privateKey }) => privateKey),
      ...(typeof kept === "string" ? [kept] : []),
    ];
  }

  /**
   * Checks that the service holds one object, that the state holds the same one, and that the next preview is empty.
   */
  async holdsOne(program: Values): Promise<void> {
    const { life, subject, world } = this;
    world.emulator.faults.clear();
    expect(subject.all(world).map(({ id }) => id)).toEqual([life.kept?.id]);
    expect(await life.refresh()).toBe(true);
    expect((await life.plan(program)).operation).toBe("same");
    expect(life.kept).toMatchObject({ unfinished: false, outs: { [subject.idProperty]: life.kept?.id } });
  }

  async end(): Promise<void> {
    this.world.emulator.faults.clear();
    await this.life.destroy();
    this.world.emulator.reset();
  }

  #requests(operation: Operation) {
    const request = this.subject.requests[operation];
    return this.world.emulator.journal().filter((entry) => requestOf(entry) === request);
  }
}
