import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { Trial } from "../faults/trial";
import type { Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { application } from "../subjects";

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  beforeAll(
    async () =>
      void (world = await startHostedWorld(
        kind,
        {},
        { requestTimeout: "0.5", consistencyWindow: "0.6", maxRetries: "0" },
      )),
  );
  afterAll(() => world.stop());

  const answer = "capabilities.voice.webhooks.answer_url.address";
  const program = (name: string, colour: string): Values => ({
    name,
    publicKey: world.pairs[0]!.publicKey,
    capabilities: {
      voice: { region: "eu-west", webhooks: { answerUrl: { address: `https://example.com/${colour}` } } },
    },
  });

  describe("an update", () => {
    let trial: Trial;
    beforeEach(async () => {
      trial = await Trial.of(application, world);
      await trial.life.up(program("shop", "blue"));
      // Reads can no longer be outdated.
      await new Promise((resume) => setTimeout(resume, 700));
      trial.clear();
    });
    afterEach(() => trial.end());

    const id = () => trial.life.kept!.id;
    const change = (colour: string) =>
      application.change(world, id(), (wire) => put(wire, answer, `https://example.com/${colour}`));
    const held = () => at(application.stored(world, id())!, answer);
    const puts = () => world.emulator.journal().filter(({ method }) => method === "PUT");

    test("keeps changes on the service, and makes no change that its preview does not show", async () => {
      change("green");
      expect(await trial.life.up(program("shop 2", "blue"))).toBe("update");
      expect(held()).toBe("https://example.com/green");
      expect(puts()).toHaveLength(1);
      await trial.life.refresh();
      expect(await trial.life.up(program("shop 2", "blue"))).toBe("update");
      expect(held()).toBe("https://example.com/blue");
    });

    test("does not take a change on the service for another spelling of its own value", async () => {
      change("green");
      await trial.life.up(program("shop 2", "blue"));
      expect(trial.life.kept!.outs.__answers).toBeUndefined();
      await trial.life.refresh();
      expect((await trial.life.plan(program("shop 2", "blue"))).operation).toBe("update");
    });

    test("without an answer is sent again by the next one, even if the state shows no change", async () => {
      trial.fail("send", { when: "after", reset: true, count: "forever" });
      await trial.failure(trial.life.up(program("shop", "green")));
      expect(held()).toBe("https://example.com/green");
      trial.clear();
      expect(await trial.life.up(program("shop", "blue"))).toBe("update");
      expect(held()).toBe("https://example.com/blue");
    });

    test("is sent even if an outdated read shows nothing to write", async () => {
      trial.fail("send", { staleFor: 500 });
      await trial.life.up(program("shop", "green"));
      expect(await trial.life.up(program("shop", "blue"))).toBe("update");
      expect(held()).toBe("https://example.com/blue");
    });

    test("of another property does not bring back values of an outdated read", async () => {
      trial.fail("send", { staleFor: 500 });
      await trial.life.up(program("shop", "green"));
      expect(await trial.life.up(program("shop 2", "green"))).toBe("update");
      expect(held()).toBe("https://example.com/green");
      expect(application.stored(world, id())).toMatchObject({ name: "shop 2" });
    });

    test("that is refused for an undeclared value names its place, and says what to do", async () => {
      const hook = { address: "https://example.com/in", http_method: "GET" };
      application.change(world, id(), (wire) =>
        put(wire, "capabilities.messages", { webhooks: { inbound_url: hook } }),
      );
      const error = await trial.failure(trial.life.up(program("shop 2", "blue")));
      expect(error.message).toMatch(
        /This update did not write capabilities\.messages\.webhooks\.inboundUrl\.httpMethod: the service holds that value already, and refuses it now\. Declare another value/,
      );
    });

    test("with an empty answer shows no drift, and erases nothing", async () => {
      application.change(world, id(), (wire) => put(wire, "capabilities.x_unmodelled", { kept: true }));
      trial.fail("look", { body: {}, status: 200, count: "forever" });
      await trial.failure(trial.life.refresh());
      await trial.failure(trial.life.up(program("shop 2", "blue")));
      expect(puts()).toHaveLength(0);
      trial.clear();
      await trial.life.up(program("shop 2", "blue"));
      expect(at(application.stored(world, id())!, "capabilities.x_unmodelled")).toEqual({ kept: true });
    });
  });

  describe("reads after a clock that was ahead", () => {
    test("are repeated for the consistency window, and no longer", async () => {
      const trial = await Trial.of(application, world);
      await trial.life.up(program("shop", "blue"));
      const ahead = Date.now() / 1000 + 600;
      trial.life.kept = { ...trial.life.kept!, outs: { ...trial.life.kept!.outs, __createdAt: ahead } };
      application.remove(world, trial.life.kept.id);
      trial.clear();
      const begun = Date.now();
      expect(await trial.life.refresh()).toBe(false);
      expect(Date.now() - begun).toBeLessThan(60_000);
      expect(trial.count("look")).toBeLessThan(8);
      await trial.end();
    });
  });
});

function put(wire: JsonObject, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop()!;
  const parent = keys.reduce((object, key) => (object[key] ??= {}) as JsonObject, wire);
  parent[last] = value as JsonObject;
}

function at(wire: JsonObject, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], wire);
}
