import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { pluginProject, type PluginProject } from "./plugin-project";
import { put, requestsSeen } from "./setting";

const MINUTES = 60_000;

const shop = (address: string) => ({
  type: "vonage:Application",
  properties: {
    name: "Shop",
    capabilities: {
      voice: {
        webhooks: { answerUrl: { address, httpMethod: "GET" }, eventUrl: { address: "https://example.com/events" } },
      },
    },
  },
});
const alice = {
  type: "vonage:User",
  properties: {
    applicationId: "${shop.applicationId}",
    privateKey: "${shop.privateKey}",
    channels: { sip: [{ uri: "sip:alice@example.com", password: "a made up password" }] },
  },
};

// What a user of the packaged plugin sees, from programs in YAML.
describe("a stack of an application and a user", () => {
  const { publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const elsewhere = {
    id: "78d335fa-323d-0114-9c3d-d6f0d48968cf",
    name: "Made elsewhere",
    keys: { public_key: publicKey },
    capabilities: { rtc: { webhooks: { event_url: { address: "https://example.com/rtc", http_method: "POST" } } } },
  };
  let project: PluginProject;

  beforeAll(async () => {
    project = await pluginProject({ shop: shop("https://example.com/one"), alice }, { seed: [elsewhere] });
    await project.stack.up();
  }, 6 * MINUTES);
  afterAll(() => project.end());

  test(
    "takes the logical name if it declares no name, and the next preview is empty",
    { timeout: 6 * MINUTES },
    async () => {
      const { stack } = project;
      expect((await stack.resource("alice")).outputs).toMatchObject({ name: "alice" });
      const { text, diagnostics } = await stack.expectNoChanges();
      expect(text).not.toContain("exited prematurely");
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(JSON.stringify(await stack.export())).not.toMatch(/made up password|BEGIN PRIVATE KEY/);
    },
  );

  test("shows one changed leaf in the preview, and nothing else", { timeout: 6 * MINUTES }, async () => {
    const { stack, write, emulator } = project;
    write({ shop: shop("https://example.com/two"), alice });
    requestsSeen(emulator);
    const { steps, ops, text } = await stack.preview();
    expect(ops).toEqual({ shop: "update", alice: "same" });
    expect(steps.find(({ urn }) => urn.endsWith("::shop"))?.detailedDiff).toEqual({
      "capabilities.voice.webhooks.answerUrl.address": { diffKind: "update", inputDiff: true },
    });
    expect(text).toMatch(/~ address: "https:\/\/example.com\/one" => "https:\/\/example.com\/two"/);
    expect(text).not.toContain("__");
    expect(requestsSeen(emulator)).toEqual([]);
    await stack.up();
    await stack.expectNoChanges();
  });

  test("shows drift at the leaf, and reverts it", { timeout: 8 * MINUTES }, async () => {
    const { stack, emulator } = project;
    const { id } = await stack.resource("shop");
    emulator.updateApplication(id!, (wire) => put(wire, "capabilities.voice.webhooks.answer_url.http_method", "POST"));
    const refreshed = await stack.refresh();
    expect(refreshed.text).toMatch(/~ httpMethod\s*: "GET" => "POST"/);
    expect(refreshed.text).not.toContain("__");
    const { steps } = await stack.preview();
    expect(steps.find(({ urn }) => urn.endsWith("::shop"))?.detailedDiff).toEqual({
      "capabilities.voice.webhooks.answerUrl.httpMethod": { diffKind: "update", inputDiff: true },
    });
    await stack.up();
    await stack.expectNoChanges();
  });

  test("is imported by pulumi import, whose code changes nothing", { timeout: 8 * MINUTES }, async () => {
    const { stack, folder, write } = project;
    const file = join(folder, "generated.yaml");
    await stack.pulumi([
      "import",
      "vonage:index:Application",
      "theirs",
      elsewhere.id,
      "--yes",
      "--protect=false",
      "--out",
      file,
    ]);
    const { resources } = parse(readFileSync(file, "utf8")) as { resources: { theirs: object } };
    expect(resources.theirs).toMatchObject({
      type: "vonage:Application",
      properties: {
        name: "Made elsewhere",
        capabilities: { rtc: { webhooks: { eventUrl: { address: "https://example.com/rtc", httpMethod: "POST" } } } },
      },
    });
    write({ shop: shop("https://example.com/two"), alice, theirs: resources.theirs });
    await stack.expectNoChanges();
  });

  test("says that a resource to read does not exist", { timeout: 6 * MINUTES }, async () => {
    const { stack, write } = project;
    const nobody = "00000000-0000-4000-8000-000000000000";
    write({ ghost: { type: "vonage:Application", get: { id: nobody } } });
    const { text } = await stack.preview({ fails: true });
    expect(text).toContain(nobody);
  });

  test("is destroyed, users first", { timeout: 6 * MINUTES }, async () => {
    const { stack, emulator } = project;
    await stack.destroy();
    expect(emulator.applications()).toEqual([]);
  });
});

test("reports all problems at once, without any secret", { timeout: 6 * MINUTES }, async () => {
  const wrong = {
    type: "vonage:Application",
    properties: {
      capabilities: {
        voice: { conversationsTtl: 9001 },
        video: { webhooks: { archiveStatus: { address: "nowhere", secret: { "fn::secret": "a made up secret" } } } },
      },
    },
  };
  const project = await pluginProject({ wrong });
  try {
    const { text } = await project.stack.preview({ fails: true });
    expect(text).toContain("capabilities.voice.conversationsTtl must be <= 9000");
    expect(text).toContain("capabilities.video.webhooks.archiveStatus.address must be a URL");
    expect(text).not.toContain("a made up secret");
  } finally {
    await project.end();
  }
});
