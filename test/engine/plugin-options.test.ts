import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pluginProject, type PluginProject } from "./plugin-project";
import { engineBin, pulumi, root } from "./pulumi";

const MINUTES = 60_000;

let project: PluginProject;
beforeAll(async () => void (project = await pluginProject({})), MINUTES);
afterAll(() => project.end());

const webhooks = (answer: string, events: string) => ({
  answerUrl: { address: `https://example.com/${answer}` },
  eventUrl: { address: `https://example.com/${events}` },
});
const shop = (voice: object, options?: object) => ({
  shop: { type: "vonage:Application", properties: { capabilities: { voice } }, options },
});
const detailed = (steps: { urn: string; detailedDiff?: unknown }[]) =>
  steps.find(({ urn }) => urn.endsWith("::shop"))?.detailedDiff;

// What the engine passes to the packaged plugin beside inputs: resource options, proposed names, time limits,
// cancellation.
test("a name from autonaming is used, and stays when the pattern changes", { timeout: 6 * MINUTES }, async () => {
  const { stack, write, emulator } = project;
  const pattern = (text: string) => stack.pulumi(["config", "set", "--path", "pulumi:autonaming.pattern", text]);
  await pattern("${project}-${name}-x");
  write(shop({ webhooks: webhooks("one", "events") }));
  await stack.up();
  expect(emulator.applications().map(({ name }) => name)).toEqual(["test-shop-x"]);
  await pattern("other-${name}");
  await stack.expectNoChanges();
});

test(
  "ignoreChanges of a nested property ignores that leaf, and shows the others",
  { timeout: 6 * MINUTES },
  async () => {
    const { stack, write } = project;
    const ignoreChanges = ["capabilities.voice.webhooks.answerUrl.address"];
    write(shop({ webhooks: webhooks("two", "other") }, { ignoreChanges }));
    const { steps } = await stack.preview();
    expect(detailed(steps)).toEqual({
      "capabilities.voice.webhooks.eventUrl.address": { diffKind: "update", inputDiff: true },
    });
    write(shop({ webhooks: webhooks("two", "events") }, { ignoreChanges }));
    await stack.expectNoChanges();
  },
);

test(
  "replaceOnChanges of a nested property replaces for that leaf, and for no other",
  { timeout: 6 * MINUTES },
  async () => {
    const { stack, write } = project;
    const replaceOnChanges = ["capabilities.voice.webhooks.eventUrl.address"];
    write(shop({ webhooks: webhooks("two", "events") }, { replaceOnChanges }));
    expect((await stack.preview()).ops).toEqual({ shop: "update" });
    write(shop({ webhooks: webhooks("one", "other") }, { replaceOnChanges }));
    expect((await stack.preview()).ops).toEqual({ shop: "replace" });
  },
);

test("messages of the plugin stand at the resource", { timeout: 6 * MINUTES }, async () => {
  const { stack, write } = project;
  const properties = { country: "GB", msisdn: "447700900000", cancelOnDelete: true };
  write({ line: { type: "vonage:Number", properties } });
  const { diagnostics } = await stack.preview();
  const warning = diagnostics.find(({ message }) => message.includes("cancels the number GB/447700900000"));
  expect(warning).toMatchObject({ severity: "warning", urn: expect.stringMatching(/::line$/) as string });
});

test("customTimeouts end a create that the service does not answer", { timeout: 6 * MINUTES }, async () => {
  const { stack, write, emulator } = project;
  emulator.faults.add({ method: "POST", path: "/v2/applications", hang: true, when: "before" });
  write({ late: { type: "vonage:Application", options: { customTimeouts: { create: "2s" } } } });
  const { text } = await stack.up({ fails: true });
  expect(text).toContain("The time of customTimeouts (2 s) is up");
  emulator.faults.clear();
});

test("a cancelled deployment ends waiting operations in good order", { timeout: 6 * MINUTES }, async () => {
  const { stack, folder, write, emulator } = project;
  write({ waits: { type: "vonage:Application" } });
  emulator.clearJournal();
  emulator.faults.add({ method: "POST", path: "/v2/applications", retryAfter: 120, count: "forever" });
  const config = join(stack.folder, "project", `Pulumi.${stack.name}.yaml`);
  const args = ["up", "--yes", "--skip-preview", "--non-interactive", "--stack", stack.name, "--config-file", config];
  const child = spawn(join(engineBin(), "pulumi"), args, { cwd: folder, env: stack.env });
  let text = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (part: Buffer) => (text += part.toString()));
  const asked = () => emulator.journal().some(({ method }) => method === "POST");
  await expect.poll(asked, { timeout: 2 * MINUTES }).toBe(true);
  const ended = once(child, "exit");
  const start = performance.now();
  child.kill("SIGINT");
  await ended;
  expect(performance.now() - start).toBeLessThan(MINUTES);
  expect(text).toContain("The operation was cancelled");
  expect(text).not.toContain("exited prematurely");
  emulator.faults.clear();
  expect(emulator.applications().map(({ name }) => name)).not.toContain("waits");
});

test("pulumi do lists and reads without a program and without a state", { timeout: 6 * MINUTES }, async () => {
  const { stack, folder, emulator } = project;
  const { url, apiKey, apiSecret } = emulator;
  const env = { ...stack.env, VONAGE_BASE_URL: url, VONAGE_API_KEY: apiKey, VONAGE_API_SECRET: apiSecret };
  const plugin = join(root, "dist/plugin/pulumi-resource-vonage");
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await pulumi(["do", "--package", plugin, ...args], { cwd: folder, env });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as unknown;
  };
  const [{ id, name } = { id: "", name: "" }] = emulator.applications() as { id: string; name: string }[];
  expect(await run("vonage:index:Application", "list")).toEqual([{ id, name }]);
  expect(await run("vonage:index:getApplication", "--name", name)).toMatchObject({ applicationId: id, name });
});

test("a child of an application takes its provider", { timeout: 6 * MINUTES }, async () => {
  const { stack, write, emulator } = project;
  const { url: baseUrl, apiKey, apiSecret } = emulator;
  const properties = { applicationId: "${theirs.applicationId}", privateKey: "${theirs.privateKey}" };
  write({
    partner: { type: "pulumi:providers:vonage", properties: { baseUrl, apiKey, apiSecret } },
    theirs: { type: "vonage:Application", options: { provider: "${partner}" } },
    alice: { type: "vonage:User", properties, options: { parent: "${theirs}" } },
  });
  await stack.up();
  const { provider } = await stack.resource("alice");
  expect(provider).toContain("pulumi:providers:vonage::partner::");
  await stack.expectNoChanges();
});
