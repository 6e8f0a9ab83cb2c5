import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication, ownKeys, send } from "./client";

let folder: string;
let data: string;
const running: Emulator[] = [];
const start = async (more = {}): Promise<Emulator> => {
  const emulator = await startEmulator({ data, ...more });
  running.push(emulator);
  return emulator;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
  data = join(folder, "state.json");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
  rmSync(folder, { recursive: true });
});

const kept = (): { applications: unknown[] } => JSON.parse(readFileSync(data, "utf8")) as { applications: unknown[] };

describe("a data file", () => {
  test("keeps the state over a restart, tokens included", async () => {
    const first = await start();
    const { id } = await createApplication(first);
    await asApplication(first, id, ownKeys.privateKey)("POST", "/v1/users", { json: { name: "bob" } });
    const applications = first.applications();
    await first.stop();
    const second = await start();
    expect(second.applications()).toEqual(applications);
    const { status } = await asApplication(second, id, ownKeys.privateKey)("GET", "/v1/users/bob");
    expect(status).toBe(200);
  });

  test("has every change before the answer is sent", async () => {
    const emulator = await start();
    const made = await Promise.all(Array.from({ length: 20 }, () => createApplication(emulator)));
    expect(kept().applications).toHaveLength(20);
    await asAccount(emulator)("DELETE", `/v2/applications/${made[0]?.id}`);
    expect(kept().applications).toHaveLength(19);
    await send(emulator.url, "PATCH", `/_emulator/applications/${made[1]?.id}`, { json: { name: "drifted" } });
    expect(readFileSync(data, "utf8")).toContain("drifted");
    await send(emulator.url, "DELETE", "/_emulator/state");
    expect(kept().applications).toEqual([]);
  });

  test("leaves no other file behind, and only its owner can read it", async () => {
    const emulator = await start();
    await createApplication(emulator, { keys: {} });
    expect(readdirSync(folder)).toEqual(["state.json"]);
    expect(statSync(data).mode & 0o777).toBe(0o600);
    expect(readFileSync(data, "utf8")).not.toMatch(/PRIVATE KEY|emulator-secret/);
  });

  test("is used instead of the seed", async () => {
    const first = await start({ seed: [{ id: "seeded", name: "seeded" }] });
    first.removeApplication("seeded");
    await first.stop();
    const second = await start({ seed: [{ id: "seeded", name: "seeded" }] });
    expect(second.applications()).toEqual([]);
  });

  test("makes the start fail if it cannot be read or written, and stays as it is", async () => {
    writeFileSync(data, "{ half");
    await expect(startEmulator({ data })).rejects.toThrow(data);
    expect(readFileSync(data, "utf8")).toBe("{ half");
    const nowhere = join(folder, "no", "such", "folder.json");
    await expect(startEmulator({ data: nowhere })).rejects.toThrow("ENOENT");
    expect(existsSync(nowhere)).toBe(false);
  });
});
