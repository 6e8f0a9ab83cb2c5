import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pluginProject, type PluginProject } from "./plugin-project";

const MINUTES = 60_000;

// Ordinary mistakes, through the real engine and the packaged plugin.
describe("misspelt settings", () => {
  let project: PluginProject;
  beforeAll(async () => {
    project = await pluginProject({ shop: { type: "vonage:Application" }, beside: { type: "vonage:Application" } });
    await project.stack.setConfig({ "vonage:maxRetrys": "1" });
  }, 2 * MINUTES);
  afterAll(() => project.end());

  test("are reported in the preview, once, at the row of the provider", { timeout: 5 * MINUTES }, async () => {
    const { diagnostics, text } = await project.stack.preview({ diff: false });
    const warnings = diagnostics.filter(({ severity }) => severity === "warning");
    // The stack's secret is encrypted, so the preview must not warn of it.
    expect(warnings.map(({ message, urn }) => [urn?.split("::").slice(2, 3).join(), message])).toEqual([
      ["pulumi:providers:vonage", "vonage:maxRetrys is not a setting: did you mean vonage:maxRetries?"],
    ]);
    expect(text).toMatch(/pulumi:providers:vonage \(default\):\n\s+warning: vonage:maxRetrys is not a setting/);
    expect(text).not.toContain(project.emulator.apiSecret);
  });
});
