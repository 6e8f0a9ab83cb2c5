import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { killDeployment, killPlugins } from "./kill";
import { put, sdk, setting, type Setting } from "./setting";
import type { Export } from "./stack";

// Each test follows the advice of a message in its situation, and checks what is lost.
describe("advice about an application and its user", { timeout: 600_000 }, () => {
  let world: Setting;
  let isDeclared = true;
  const program: PulumiFn = () => {
    if (!isDeclared) return Promise.resolve({});
    const shop = new sdk.VonageApplication("shop", { capabilities: { voice: { region: "eu-west" } } });
    new sdk.VonageUser("alice", { application: shop });
    return Promise.resolve({});
  };
  beforeAll(async () => {
    world = await setting(
      program,
      { accounts: [{ apiKey: "other-key", apiSecret: "other-secret-1" }] },
      { config: { "vonage:consistencyWindow": "0", "vonage:maxRetries": "0" } },
    );
    await world.stack.up();
  }, 300_000);
  afterAll(() => world.end());
  afterEach(() => world.emulator.faults.clear());

  const secret = (apiSecret: string) => world.stack.setConfig({}, { "vonage:apiSecret": apiSecret });
  const restore = (state: Export) => {
    const file = join(world.stack.folder, "backup.json");
    writeFileSync(file, JSON.stringify(state));
    return world.stack.pulumi(["stack", "import", "--file", file]);
  };
  const held = (apiKey = world.emulator.apiKey) => world.emulator.applications(apiKey).map(({ id }) => id as string);
  const keyInState = async () => (await world.stack.resource("shop")).outputs?.privateKey;

  test("a delete without an answer: the refresh finds the result, and nothing is lost", async () => {
    const key = await keyInState();
    isDeclared = false;
    world.emulator.faults.add({ method: "DELETE", path: "/v1/users/*", reset: true, count: "forever" });
    const up = await world.stack.up({ fails: true });
    expect(up.text).toMatch(/The user \S+ may be gone nevertheless: run "pulumi refresh" before anything else/);
    world.emulator.faults.clear();
    await world.stack.refresh({ expectNoChanges: true });
    isDeclared = true;
    await world.stack.expectNoChanges();
    expect(await keyInState()).toEqual(key);
  });

  test("other credentials than in the last deployment: run up first, or add --run-program", async () => {
    await secret("wrong-secret-1");
    await world.stack.up();
    await secret(world.emulator.apiSecret);
    const refused = await world.stack.refresh({ fails: true });
    expect(refused.text).toContain('run "pulumi up" first, or add --run-program');
    await world.stack.refresh({ runProgram: true, expectNoChanges: true });
    await secret("wrong-secret-1");
    await world.stack.up();
    await secret(world.emulator.apiSecret);
    await world.stack.up();
    await world.stack.refresh({ expectNoChanges: true });
  });

  test("another account: resources that leave the state stay on Vonage, and come back with the old account", async () => {
    const backup = await world.stack.export();
    const [mine] = held();
    await world.stack.setConfig({ "vonage:apiKey": "other-key" }, { "vonage:apiSecret": "other-secret-1" });
    const { text } = await world.stack.up({ fails: true });
    expect(text).toMatch(
      /belongs to account \S+, .*remove it from the program, and from the state .*pulumi state delete URN/,
    );
    expect(text).not.toMatch(/^\s+(\S+ )*at \w+ \(/m);
    const { urn: alice } = await world.stack.resource("alice");
    const { urn: shop } = await world.stack.resource("shop");
    await expect(world.stack.pulumi(["state", "delete", shop, "--yes"])).rejects.toThrow(
      "Delete those resources first",
    );
    await world.stack.pulumi(["state", "delete", alice, "--yes"]);
    await world.stack.pulumi(["state", "delete", shop, "--yes"]);
    isDeclared = false;
    await world.stack.up();
    expect([held(), held("other-key")]).toEqual([[mine], []]);
    isDeclared = true;
    await restore(backup);
    await world.stack.setConfig({ "vonage:apiKey": world.emulator.apiKey });
    await secret(world.emulator.apiSecret);
    await world.stack.expectNoChanges();
  });

  test("an old state whose object is gone: the refresh drops it from the state, and the next up creates it", async () => {
    const { version, deployment } = await world.stack.export();
    const withoutAccount = (deployment.resources ?? []).map(({ outputs, ...rest }) => {
      const { __account: _, ...others } = outputs ?? {};
      return { ...rest, ...(outputs && { outputs: others }) };
    });
    await restore({ version, deployment: { ...deployment, resources: withoutAccount } });
    world.emulator.removeApplication(held()[0]!);
    const refresh = await world.stack.refresh({ fails: true });
    expect(refresh.text).toMatch(/does not say which account it was made with.*pulumi state delete URN/);
    const { urn: alice } = await world.stack.resource("alice");
    const { urn: shop } = await world.stack.resource("shop");
    await world.stack.pulumi(["state", "delete", alice, "--yes"]);
    await world.stack.pulumi(["state", "delete", shop, "--yes"]);
    await world.stack.up();
    expect(held()).toHaveLength(1);
    await world.stack.refresh({ expectNoChanges: true });
  });

  test("an answer that lacks values: the refresh shows the missing values, and up sets them", async () => {
    const path = "/v2/applications/*";
    const region = "capabilities.voice.region";
    world.emulator.updateApplication(held()[0]!, (wire) => put(wire, region, "na-east"));
    await world.stack.refresh();
    world.emulator.faults.add({ method: "PUT", path, drop: [region] });
    const up = await world.stack.up();
    expect(up.text).toContain(`its answer lacks values that were sent: ${region}. Run "pulumi refresh"`);
    await world.stack.refresh();
    expect((await world.stack.preview()).ops).toEqual({ shop: "update", alice: "same" });
    await world.stack.up();
    await world.stack.refresh({ expectNoChanges: true });
  });

  test.each([
    ["the plugin", killPlugins, {}],
    ["the whole deployment", killDeployment, { clearPendingCreates: true }],
  ])("%s killed during a create: the next up takes the application over", async (_, kill, options) => {
    await world.stack.destroy();
    const create = { method: "POST", path: "/v2/applications", when: "after", hang: true } as const;
    world.emulator.faults.add(create);
    const up = world.stack.up({ fails: true });
    await expect.poll(() => held().length, { timeout: 60_000 }).toBe(1);
    kill(world.stack.folder);
    await up;
    world.emulator.faults.clear();
    const [left] = held();
    await world.stack.pulumi(["cancel", "--yes"]).catch(() => undefined);
    await world.stack.refresh(options);
    const next = await world.stack.up();
    expect(next.text).toContain(`Took over the application ${left}: an earlier create of "shop" made it`);
    expect(held()).toEqual([left]);
    await world.stack.expectNoChanges();
  });
});
