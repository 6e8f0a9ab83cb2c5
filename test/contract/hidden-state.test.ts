import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Trial } from "./faults/trial";
import type { Values } from "./host";
import { startHostedWorld, type HostedWorld } from "./hosted-world";
import { hosts } from "./hosts";
import { application, subjects, user } from "./subjects";

// Data that the state keeps beside the properties. It reveals nothing, and no operation drops it.
describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let trial: Trial;
  beforeAll(async () => void (world = await startHostedWorld(kind)));
  afterAll(() => world.stop());
  afterEach(() => trial.end());

  describe("answers of the service that differ from the request", () => {
    const secret = "Whispered-To-The-Video";
    const address = "https://example.com/Archive";
    const place = "capabilities.video.webhooks.archive_status";
    const program = {
      name: "shop",
      capabilities: { video: { webhooks: { archiveStatus: { address, secret } } } },
    };

    test.each(["create", "update"])("are kept as digests after an %s, not in clear", async (operation) => {
      trial = await Trial.of(application, world);
      if (operation === "update") await trial.life.up({ name: "shop" });
      trial.fail(operation === "create" ? "make" : "send", {
        normalise: { [`${place}.secret`]: "lowercase", [`${place}.address`]: "lowercase" },
      });
      await trial.life.up(program);
      const { __answers: answers } = trial.life.kept!.outs as { __answers: Record<string, string> };
      expect(Object.keys(answers).length).toBeGreaterThan(0);
      expect(trial.life.host.secrets()).toContain("__answers");
      const text = JSON.stringify(answers).toLowerCase();
      for (const value of [secret, address]) expect(text).not.toContain(value.toLowerCase());
      for (const digest of Object.values(answers)) expect(digest).toMatch(/^[\w+/=-]{16,}$/);
    });
  });

  describe.each(subjects)("the time of the create of $name", (subject) => {
    const change = { [subject.text.property]: subject.text.another };
    beforeEach(async () => void (trial = await Trial.of(subject, world)));

    test("stays in the state through an update, a local change and a refresh", async () => {
      const { life } = trial;
      await life.up(subject.least(world));
      const { __createdAt: created } = life.kept!.outs;
      expect(created).toBeTypeOf("number");
      expect(await life.up({ ...subject.least(world), ...change })).toBe("update");
      expect(life.kept!.outs.__createdAt).toBe(created);
      await life.refresh();
      expect(life.kept!.outs.__createdAt).toBe(created);
    });

    test("stays in the state through an update without an answer", async () => {
      const { life } = trial;
      await life.up(subject.least(world));
      const { __createdAt: created } = life.kept!.outs;
      trial.fail("send", { when: "after", reset: true, count: "forever" });
      await trial.failure(life.up({ ...subject.least(world), ...change }));
      expect(life.kept!.outs.__createdAt).toBe(created);
    });
  });

  describe("an empty object that the program declares", () => {
    const empties: [string, Values, string][] = [
      ["a capability without settings", { capabilities: { vbc: {} } }, "vbc"],
      ["a capability whose settings Vonage chooses", { capabilities: { rtc: {} } }, "rtc"],
    ];
    test.each(empties)("is sent and kept, and is no change: %s", async (_name, values, capability) => {
      trial = await Trial.of(application, world);
      const { life } = trial;
      const program = { name: "shop", ...values };
      await life.up(program);
      expect(Object.keys(application.all(world)[0]?.capabilities as Values)).toContain(capability);
      expect(Object.keys(life.kept!.outs.capabilities as Values)).toContain(capability);
      await trial.holdsOne(program);
      expect(Object.keys(life.kept!.outs.capabilities as Values)).toContain(capability);
      expect(await life.up({ name: "shop" })).toBe("update");
      expect(application.all(world)[0]?.capabilities ?? {}).not.toHaveProperty(capability);
    });

    test("is sent and kept in a free-form map", async () => {
      trial = await Trial.of(user, world);
      const customData = { empty: {}, list: [], deep: { empty: {} } };
      const program = { ...user.least(world), properties: { customData } };
      await trial.life.up(program);
      expect(user.all(world)[0]?.properties).toMatchObject({ custom_data: customData });
      expect(trial.life.kept!.outs.properties).toEqual({ customData });
      await trial.holdsOne(program);
    });
  });
});
