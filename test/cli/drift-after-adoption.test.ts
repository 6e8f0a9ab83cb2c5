import { afterAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import { applicationId, startEmulator, Workplace } from "./world";

describe("pulumi-vonage drift right after an adoption, with the real engine", { timeout: 600_000 }, () => {
  let emulator: Emulator | undefined;
  afterAll(() => emulator?.stop());

  test("reports webhooks of version 1 without an address, and finds no drift", async () => {
    const capabilities = { voice: { webhooks: { answer_url: { address: "", http_method: "GET" } } } };
    emulator = await startEmulator({ seed: [{ id: applicationId(1), name: "old", capabilities }] });
    const place = new Workplace().use(emulator);
    const folder = await place.stack("old", 'import "./vonage";\n');
    expect(await place.vonage(folder, "adopt")).toMatchObject({ code: 0 });
    const { code, stdout } = await place.vonage(folder, "drift");
    expect(stdout).toContain(
      "note: Application old has values on the service that no program can declare: capabilities.voice.webhooks.answerUrl.",
    );
    expect(stdout).toContain("Compared 1 of 1: no drift.");
    expect(code).toBe(0);
  });
});
