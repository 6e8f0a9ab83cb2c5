import { expect } from "vitest";
import type { FaultRule } from "vonage-emulator";
import { dynamicHost, type Values } from "../host";
import { Life } from "../life";
import type { CollectionSubject } from "../subject";
import { leaksIn, textsOf } from "../texts";
import type { World } from "../world";

/** One resource in a world where things go wrong. */
export class Trial {
  private constructor(
    readonly subject: CollectionSubject,
    readonly world: World,
    readonly life: Life,
  ) {}

  static async of(subject: CollectionSubject, world: World): Promise<Trial> {
    return new Trial(subject, world, new Life(await dynamicHost(subject.name, world.settings)));
  }

  /** Has the service fail at requests about this kind of resource: those to the collection, or those to a member. */
  fail(method: string, rule: Omit<FaultRule, "method" | "path">): void {
    const { path } = this.subject;
    this.world.emulator.faults.add({ method, path: method === "POST" ? path : `${path}/*`, ...rule });
  }

  /** How many requests of a method have come since the last `clear`. */
  count(method: string): number {
    return this.world.emulator.journal().filter((entry) => entry.method === method).length;
  }

  committed(method: string): number {
    return this.world.emulator.journal().filter((entry) => entry.method === method && entry.committed).length;
  }

  /** From now on nothing fails, and nothing has been asked. */
  clear(): void {
    this.world.emulator.faults.clear();
    this.world.emulator.clearJournal();
  }

  /** The error that the work ends with, after a look that nothing in it is secret. */
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

  /** The service holds one object, the state holds that one, and there is nothing to do. */
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
}
