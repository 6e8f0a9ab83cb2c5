import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { pluginProject, type PluginProject } from "./plugin-project";
import { root } from "./pulumi";
import { requestsSeen, sdk } from "./setting";
import { createStack, type EngineStack } from "./stack";

const recorded = join(root, "test/fixtures/state");
const recordedProgram = () =>
  parse(readFileSync(join(root, "test/fixtures/recorded-program.yaml"), "utf8")) as Record<
    "shop" | "alice",
    { properties: object }
  >;

const LIMIT = { timeout: 12 * 60_000 };
let project: PluginProject;
const others: EngineStack[] = [];
afterEach(async () => {
  for (const each of others.splice(0)) each.remove();
  await project.end();
});

/** Converts the state for the plugin, and returns the path of its file. */
async function move(from: EngineStack, to: EngineStack): Promise<string> {
  const file = join(to.folder, "moved.json");
  writeFileSync(file, JSON.stringify(await from.export()));
  await to.pulumi(["stack", "import", "--file", file]);
  return file;
}

// Moves a stack from dynamic resources to the packaged plugin. There is no way back.
describe.each(readdirSync(recorded))("a state of dynamic resources from %s", (release) => {
  const start = async () => {
    project = await pluginProject(recordedProgram(), { seed: join(recorded, release, "service.json") });
    await project.stack.pulumi(["stack", "import", "--file", join(recorded, release, "stack.json")]);
  };

  test("is taken over unchanged, without a request, and can then be destroyed", LIMIT, async () => {
    await start();
    const { stack, emulator } = project;
    await stack.expectNoChanges();
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(requestsSeen(emulator)).toEqual([]);
    const types = (await stack.export()).deployment.resources?.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["vonage:index:Application", "vonage:index:User"]));
    await stack.destroy();
    expect(emulator.applications()).toEqual([]);
  });

  test("is taken over together with a change, and only the change is sent", LIMIT, async () => {
    await start();
    const { stack, emulator, write } = project;
    const { shop, alice } = recordedProgram();
    write({ shop, alice: { ...alice, properties: { ...alice.properties, displayName: "Alice the Second" } } });
    const { ops, steps } = await stack.preview();
    expect(ops).toEqual({ shop: "same", alice: "update" });
    expect(steps.find(({ urn }) => urn.endsWith("::alice"))?.detailedDiff).toEqual({
      displayName: { diffKind: "update", inputDiff: true },
    });
    await stack.up();
    expect(requestsSeen(emulator)).toEqual(["GET /v1/users/{id} 200", "PATCH /v1/users/{id} 200"]);
    await stack.expectNoChanges();
  });
});

describe("a stack with an explicit provider", () => {
  const program =
    ({ apiKey, apiSecret, url }: { apiKey: string; apiSecret: string; url: string }): PulumiFn =>
    async () => {
      const provider = new sdk.VonageProvider("second", { apiKey, apiSecret, baseUrl: url });
      const shop = new sdk.VonageApplication("shop", { name: "Shop" }, { provider });
      new sdk.VonageUser("alice", { application: shop });
      return Promise.resolve();
    };
  const yaml = (
    { apiKey, apiSecret, url }: { apiKey: string; apiSecret: string; url: string },
    aliases: object[] = [],
  ) => ({
    second: {
      type: "pulumi:providers:vonage",
      properties: { apiKey, apiSecret: { "fn::secret": apiSecret }, baseUrl: url },
      options: { aliases },
    },
    shop: { type: "vonage:Application", properties: { name: "Shop" }, options: { provider: "${second}" } },
    alice: {
      type: "vonage:User",
      properties: { applicationId: "${shop.applicationId}", privateKey: "${shop.privateKey}" },
      options: { provider: "${second}" },
    },
  });

  test("moves to the plugin by an alias, without any change, and the way back is refused", LIMIT, async () => {
    project = await pluginProject({});
    const { stack, emulator, write } = project;
    const dynamic = await createStack({ program: program(emulator), emulator });
    others.push(dynamic);
    await dynamic.up();
    const before = await move(dynamic, stack);
    requestsSeen(emulator);

    write(yaml(emulator));
    const without = await stack.preview();
    expect(without.ops).toEqual({ shop: "same", alice: "same" });
    expect(without.changes).toEqual({ create: 1, delete: 1, same: 3 });
    write(yaml(emulator, [{ type: "pulumi:providers:pulumi-nodejs" }]));
    expect((await stack.up()).changes).toEqual({ same: 4 });
    write(yaml(emulator));
    await stack.expectNoChanges();
    expect(requestsSeen(emulator)).toEqual([]);

    await move(stack, dynamic);
    const refused = await dynamic.preview({ fails: true });
    expect(refused.text).toContain("its state belongs to the packaged plugin");
    expect(requestsSeen(emulator)).toEqual([]);
    await dynamic.pulumi(["stack", "import", "--file", before]);
    await dynamic.expectNoChanges();

    await stack.destroy();
    expect(emulator.applications()).toEqual([]);
  });
});
