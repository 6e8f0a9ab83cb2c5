import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Declared, isApplication, isNumber, rules, unlinkedVoice } from "../../examples/policies/rules";
import { engineBin, root } from "../engine/pulumi";
import { sdk, setting, type Setting } from "../engine/setting";

const pack = join(root, "examples/policies");
const good = {
  webhooks: { answerUrl: { address: "https://a.example/answer" }, eventUrl: { address: "https://a.example/e" } },
};

describe("the rules of the example policies", () => {
  const violations = (capabilities: object | undefined) =>
    Object.fromEntries(rules.map(({ name, violations: judge }) => [name, judge({ name: "a", capabilities })]));

  test("accept a good application, and one without capabilities", () => {
    const none = { "https-webhooks": [], "signed-callbacks": [], "voice-leads-somewhere": [] };
    expect(violations({ voice: { ...good, signedCallbacks: true }, vbc: {} })).toEqual(none);
    expect(violations(undefined)).toEqual(none);
  });

  test("report every webhook without HTTPS, at any depth", () => {
    const found = violations({
      voice: { ...good, webhooks: { ...good.webhooks, eventUrl: { address: "http://a.example/e" } } },
      messages: {
        webhooks: { inboundUrl: { address: "HTTP://a.example" }, statusUrl: { address: "HTTPS://a.example" } },
      },
    });
    expect(found["https-webhooks"]?.map((text) => text.split(" ")[0])).toEqual([
      "capabilities.voice.webhooks.eventUrl.address",
      "capabilities.messages.webhooks.inboundUrl.address",
    ]);
  });

  test("report callbacks that are not signed, and voice without an answer URL", () => {
    const found = violations({ voice: { signedCallbacks: false }, rtc: { signedCallbacks: false } });
    expect(found["signed-callbacks"]).toEqual([
      "capabilities.voice.signedCallbacks must not be false: remove it, or set it to true.",
      "capabilities.rtc.signedCallbacks must not be false: remove it, or set it to true.",
    ]);
    expect(found["voice-leads-somewhere"]).toHaveLength(2);
  });

  test("apply to applications of both providers, and to no other resource", () => {
    expect(isApplication("pulumi-nodejs:dynamic/vonage:Application")).toBe(true);
    expect(isApplication("vonage:index:Application")).toBe(true);
    expect(isApplication("pulumi-nodejs:dynamic/vonage:User")).toBe(false);
    expect(isApplication("azuread:index/application:Application")).toBe(false);
    expect(isNumber("pulumi-nodejs:dynamic/vonage:Number")).toBe(true);
    expect(isNumber("vonage:index:Number")).toBe(true);
    expect(isNumber("vonage:index:Application")).toBe(false);
  });

  test("report an application with voice that no number is linked to", () => {
    const resource = (kind: string, name: string, more: Partial<Declared> = {}): Declared => {
      return { type: `vonage:index:${kind}`, name, urn: `urn:${name}`, hasVoice: false, linkedTo: [], ...more };
    };
    const found = unlinkedVoice([
      resource("Application", "by-link", { hasVoice: true }),
      resource("Number", "one", { linkedTo: ["urn:by-link"] }),
      resource("Application", "by-id", { hasVoice: true, applicationId: "id" }),
      resource("Number", "two", { applicationId: "id" }),
      resource("Application", "without-voice"),
      resource("Application", "unlinked", { hasVoice: true }),
      resource("Number", "three"),
    ]);
    expect(found.map(({ urn }) => urn)).toEqual(["urn:unlinked"]);
    expect(found[0]?.message).toContain("unlinked has voice, but no VonageNumber of this stack is linked to it");
  });
});

/**
 * The engine runs the policy pack through its Node host. The host that can be installed here is too old for that. So
 * the copy of the pack names another runtime, for which a script starts the same program.
 */
describe("the example policies in the real engine", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-policies-"));
  const copy = join(folder, "pack");
  let world: Setting;
  let hasNumber = false;
  let capabilities: NonNullable<ConstructorParameters<typeof sdk.VonageApplication>[1]>["capabilities"];

  beforeAll(async () => {
    cpSync(pack, copy, { recursive: true, filter: (path) => !path.includes("node_modules") });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    const settings = readFileSync(join(copy, "PulumiPolicy.yaml"), "utf8");
    writeFileSync(join(copy, "PulumiPolicy.yaml"), settings.replace("runtime: nodejs", "runtime: here"));
    const starter = join(folder, "pulumi-analyzer-policy-here");
    const module = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    writeFileSync(starter, `#!/bin/sh\nexec "${process.execPath}" "${module}" "$@"\n`);
    chmodSync(starter, 0o755);
    const program: PulumiFn = async () => {
      const application = new sdk.VonageApplication("shop", { capabilities });
      if (hasNumber) new sdk.VonageNumber("line", { country: "GB", msisdn: "447700900000", application });
      return Promise.resolve({});
    };
    const env = { PATH: [folder, engineBin(), process.env["PATH"]].join(delimiter) };
    world = await setting(program, {}, { env, limitSeconds: 250 });
  });

  afterAll(async () => {
    await world.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test("refuse a preview with every violation, and accept a good program", async () => {
    capabilities = {
      voice: { signedCallbacks: false, webhooks: { answerUrl: { address: "http://a.example/answer" } } },
    };
    const { text } = await world.stack.preview({ policyPacks: [copy], fails: true });
    expect(text).toContain("capabilities.voice.webhooks.answerUrl.address must begin with https://");
    expect(text).toContain("capabilities.voice.signedCallbacks must not be false");
    expect(text).toContain("capabilities.voice.webhooks.eventUrl is missing");
    capabilities = { voice: good };
    const unlinked = await world.stack.preview({ policyPacks: [copy] });
    expect(unlinked.text).toContain("shop has voice, but no VonageNumber of this stack is linked to it");
    hasNumber = true;
    const linked = await world.stack.preview({ policyPacks: [copy] });
    expect(linked.text).not.toContain("no VonageNumber");
    expect(world.emulator.journal()).toEqual([]);
  });
});
