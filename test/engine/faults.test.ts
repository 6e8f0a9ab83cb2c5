import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultRule } from "vonage-emulator";
import type { VonageApplicationArgs } from "../../sdk";
import { killPlugins } from "./kill";
import { put, requestsSeen, sdk, setting, type Setting } from "./setting";

const CREATE: FaultRule = { method: "POST", path: "/v2/applications" };

function shop(args: VonageApplicationArgs = {}): PulumiFn {
  return async () => {
    const app = new sdk.VonageApplication("shop", args);
    return Promise.resolve({ id: app.id, privateKey: app.privateKey, publicKey: app.publicKey });
  };
}

// What a user sees when requests fail. The numbers are rows of test/contract/faults/README.md.
describe("through the real engine", () => {
  let world: Setting;
  const effectivePosts = () =>
    world.emulator.journal().filter(({ method, committed }) => method === "POST" && committed);

  beforeAll(async () => {
    const config = { "vonage:requestTimeout": "1", "vonage:consistencyWindow": "1" };
    world = await setting(shop(), {}, { config });
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    world.emulator.faults.clear();
    await world.stack.destroy();
    world.stack.setProgram(shop());
    world.emulator.reset();
  });

  const oneApplication = async () => {
    expect(world.emulator.applications()).toHaveLength(1);
    expect(effectivePosts()).toHaveLength(1);
    const { id, publicKey } = await world.stack.outputs();
    expect(world.emulator.applications()[0]).toMatchObject({ id, keys: { public_key: publicKey } });
    world.emulator.faults.clear();
    await world.stack.expectNoChanges();
  };

  test.each<[string, FaultRule]>([
    ["1: a create whose answer is lost is found again", { ...CREATE, when: "after", reset: true }],
    ["2: a create whose answer comes too late is found again", { ...CREATE, when: "after", delay: 3000 }],
    ["3: a create that commits and answers 500 is found again", { ...CREATE, when: "after", status: 500 }],
    ["5: a create whose answer cannot be read is found again", { ...CREATE, when: "after", text: "<html>" }],
    ["6: a create whose answer names no id is found again", { ...CREATE, omit: ["id"] }],
  ])("%s", async (_name, rule) => {
    world.emulator.faults.add(rule);
    await world.stack.up();
    await oneApplication();
  });

  test("8: eight applications succeed in a storm of 429, and tell the user of the wait", async () => {
    world.stack.setProgram(async () => {
      for (let index = 0; index < 8; index += 1) new sdk.VonageApplication(`app-${index}`, {});
      return Promise.resolve({});
    });
    world.emulator.faults.add({ ...CREATE, count: 1, retryAfter: 6 });
    const up = await world.stack.up({ parallel: 8 });
    expect(world.emulator.applications()).toHaveLength(8);
    expect(world.emulator.journal().length).toBeLessThanOrEqual(16);
    const told = up.diagnostics.filter(({ message }) => message.includes("Vonage asks for fewer requests: waiting"));
    expect(told).toHaveLength(1);
  });

  test("10: the error of a refusal has the program's spelling", async () => {
    const invalid_parameters = [
      { name: "capabilities.voice.webhooks.answer_url.http_method", reason: "must be one of: GET, POST" },
    ];
    const body = { title: "Bad Request", detail: "The request failed due to validation errors", invalid_parameters };
    world.emulator.faults.add({ ...CREATE, count: "forever", status: 400, body });
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain("capabilities.voice.webhooks.answerUrl.httpMethod must be one of: GET, POST");
    expect(requestsSeen(world.emulator)).toEqual(["POST /v2/applications 400"]);
  });

  test("13: an update of an object that was deleted elsewhere says so, and how to go on", async () => {
    await world.stack.up();
    world.emulator.removeApplication(String((await world.stack.outputs()).id));
    world.stack.setProgram(shop({ name: "new" }));
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain('does not exist any more: it was deleted elsewhere. Run "pulumi refresh"');
    await world.stack.refresh();
    await world.stack.up();
    expect(world.emulator.applications()).toMatchObject([{ name: "new" }]);
  });

  test("14: a delete succeeds where the object is gone already, or where the answer is lost", async () => {
    await world.stack.up();
    world.emulator.faults.add({ method: "DELETE", when: "after", reset: true });
    await world.stack.destroy();
    expect(world.emulator.applications()).toEqual([]);
  });

  test("17: a value that the service normalises is no change, at once and after a refresh", async () => {
    const answerUrl = { address: "https://Example.com/Answer" };
    world.stack.setProgram(shop({ capabilities: { voice: { webhooks: { answerUrl } } } }));
    const place = "capabilities.voice.webhooks.answer_url.address";
    world.emulator.faults.add({ ...CREATE, normalise: { [place]: "lowercase" } });
    await world.stack.up();
    await world.stack.expectNoChanges();
    await world.stack.refresh();
    await world.stack.expectNoChanges();
    const [app] = world.emulator.applications();
    world.emulator.updateApplication(app?.id as string, (wire) => put(wire, place, "https://example.com/other"));
    await world.stack.refresh();
    expect((await world.stack.preview()).ops).toEqual({ shop: "update" });
  });

  test("19: after a rotation whose answer is lost, the state holds the key that is on the service", async () => {
    await world.stack.up();
    world.stack.setProgram(shop({ keyTriggers: ["new"] }));
    world.emulator.faults.add({
      method: "PUT",
      path: "/v2/applications/*",
      when: "after",
      reset: true,
      count: "forever",
    });
    await world.stack.pulumi(["config", "set", "vonage:maxRetries", "0"]);
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain("no answer from");
    world.emulator.faults.clear();
    await world.stack.up();
    const { publicKey } = await world.stack.outputs();
    expect(world.emulator.applications()[0]?.keys).toEqual({ public_key: publicKey });
    expect(
      world.emulator.journal().filter(({ method, committed }) => method === "PUT" && committed).length,
    ).toBeLessThanOrEqual(2);
    await world.stack.expectNoChanges();
    await world.stack.pulumi(["config", "rm", "vonage:maxRetries"]);
  });

  test("22: an unfinished create stays in the state, and the next update finishes it", async () => {
    world.emulator.faults.add({ ...CREATE, when: "after", reset: true, set: { name: "someone" } });
    world.emulator.faults.add({ method: "PUT", path: "/v2/applications/*", count: "forever", status: 400 });
    await world.stack.up({ fails: true });
    const { deployment } = await world.stack.export();
    expect(deployment.resources?.some(({ urn, id }) => urn.endsWith("::shop") && id)).toBe(true);
    world.emulator.faults.clear();
    expect((await world.stack.preview()).ops).toEqual({ shop: "update" });
    await world.stack.up();
    expect(world.emulator.applications()).toMatchObject([{ name: "shop" }]);
    expect(effectivePosts()).toHaveLength(1);
    await world.stack.expectNoChanges();
  });

  test("28: unknown values are accepted in a preview, and checked once they are known", async () => {
    const late =
      (connectTimeout: number): PulumiFn =>
      async () => {
        const first = new sdk.VonageApplication("first", {});
        const timeout = first.publicKey.apply(() => connectTimeout);
        const address = pulumi.interpolate`https://example.com/${first.id}`;
        const answerUrl = { address, connectTimeout: timeout };
        new sdk.VonageApplication("second", { capabilities: { voice: { webhooks: { answerUrl } } } });
        return Promise.resolve({});
      };
    world.stack.setProgram(late(5000));
    expect((await world.stack.preview()).ops).toEqual({ first: "create", second: "create" });
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain("connectTimeout must be <= 1000");
    world.stack.setProgram(late(500));
    await world.stack.up();
    await world.stack.expectNoChanges();
  });

  test("21: after a deployment is killed behind a create, the next one can go on", async () => {
    world.emulator.faults.add({ ...CREATE, when: "after", delay: 4000 });
    const up = world.stack.up({ fails: true });
    await expect.poll(() => effectivePosts().length, { timeout: 15_000 }).toBe(1);
    killPlugins(world.stack.folder);
    await up;
    world.emulator.faults.clear();
    // The guide finds and deletes an orphan in this way: it has the name, and no stack owns it.
    const orphans = world.emulator.applications();
    expect(orphans).toMatchObject([{ name: "shop" }]);
    world.emulator.removeApplication(orphans[0]?.id as string);
    await world.stack.up();
    expect(world.emulator.applications()).toHaveLength(1);
    await world.stack.expectNoChanges();
  });
});
