import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import type { Health } from "../../cli/checks/health";
import { engineBin, root } from "../engine/pulumi";
import { takeKeyPair, startEmulator, Workplace } from "./world";

describe("pulumi-vonage doctor", () => {
  const place = new Workplace();
  let emulator: Emulator;
  let folder: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    place.use(emulator);
    folder = await place.stack("healthy", "export {};\n");
  });
  afterEach(() => emulator.faults.clear());
  afterAll(() => emulator.stop());

  /** The exit code, and the problems by check. */
  const examine = async (cwd = folder, ...args: string[]) => {
    const { code, stdout } = await place.vonage(cwd, "doctor", "--json", ...args);
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Health[] };
    const ill = findings.filter((finding) => !finding.ok);
    expect(ill.every(({ remedy }) => (remedy ?? "").length > 10)).toBe(true);
    return { code, ok, ill: ill.map(({ check, found }) => `${check}: ${found}`), findings };
  };
  const withEnvironment = async <T>(changes: Record<string, string>, work: () => Promise<T>): Promise<T> => {
    const before = { ...place.env };
    Object.assign(place.env, changes);
    return await work().finally(() => {
      for (const key of Object.keys(changes)) delete place.env[key];
      Object.assign(place.env, before);
    });
  };

  test("succeeds when all is well, and names the source of each setting", async () => {
    const { code, stdout } = await place.vonage(folder, "doctor");
    expect(stdout).toContain("ok   vonage:apiSecret: from VONAGE_API_SECRET in the environment");
    expect(stdout).toContain("ok   stack: dev");
    expect(stdout).toContain("ok   credentials: accepted by the service");
    expect(stdout).toContain("ok   clock: agrees with the service");
    expect(stdout).toContain("\nAll is well.\n");
    expect(stdout).not.toContain(emulator.apiSecret);
    expect(code).toBe(0);
    expect((await examine(folder, "--stack", "dev")).ill).toEqual([]);
  });

  test("finds missing credentials, and refused ones", async () => {
    const missing = await withEnvironment({ VONAGE_API_KEY: "", VONAGE_API_SECRET: "" }, () => examine());
    expect(missing).toMatchObject({ code: 1, ok: false, ill: ["vonage:apiKey: missing", "vonage:apiSecret: missing"] });
    const refused = await withEnvironment({ VONAGE_API_SECRET: "a wrong secret" }, () => examine());
    expect(refused).toMatchObject({
      code: 1,
      ill: [expect.stringContaining("credentials: GET /v2/applications: 401")],
    });
    expect(JSON.stringify(refused)).not.toContain("a wrong secret");
  });

  test("says that it could not read the configuration, instead of reporting missing keys", async () => {
    const locked = place.project("locked", { "Pulumi.yaml": "name: locked\nruntime: nodejs\n" });
    await place.pulumi(locked, "stack", "init", "dev");
    await place.pulumi(locked, "config", "set", "--secret", "vonage:apiSecret", emulator.apiSecret);
    const wrong = { PULUMI_CONFIG_PASSPHRASE: "not the passphrase", VONAGE_API_SECRET: "", VONAGE_API_KEY: "" };
    const { code, ill, findings } = await withEnvironment(wrong, () => examine(locked));
    expect(code).toBe(1);
    expect(ill).toEqual([
      expect.stringMatching(/^configuration: the stack's configuration could not be read.*passphrase/s),
    ]);
    expect(findings.find(({ check }) => check === "configuration")?.remedy).toContain("PULUMI_CONFIG_PASSPHRASE");
    expect(ill.join()).not.toContain("missing");
  });

  test("finds a base URL that is invalid, or not encrypted", async () => {
    expect((await withEnvironment({ VONAGE_BASE_URL: "example" }, () => examine())).ill).toEqual([
      "vonage:baseUrl: must begin with https:// (or http:// for an emulator), such as https://api.nexmo.com",
    ]);
    const plain = { VONAGE_BASE_URL: "http://vonage.invalid", VONAGE_MAX_RETRIES: "0", VONAGE_REQUEST_TIMEOUT: "1" };
    expect((await withEnvironment(plain, () => examine())).ill).toEqual([
      "vonage:baseUrl: vonage.invalid is reached without encryption, so the credentials would be readable on the way",
    ]);
  });

  test("distinguishes a broken or unreachable service from wrong credentials", async () => {
    const remedies = async (changes: Record<string, string>) => {
      const { code, findings } = await withEnvironment({ VONAGE_MAX_RETRIES: "0", ...changes }, () => examine());
      expect(code).toBe(1);
      return findings.find(({ check }) => check === "credentials");
    };
    emulator.faults.add({ path: "/v2/applications", status: 503, count: "forever" });
    expect(await remedies({})).toMatchObject({
      found: expect.stringContaining("503") as string,
      remedy: expect.stringContaining("the credentials were not refused") as string,
    });
    expect(await remedies({ VONAGE_BASE_URL: "http://127.0.0.1:1" })).toMatchObject({
      found: expect.stringContaining("ECONNREFUSED") as string,
      remedy: expect.stringContaining("whether this machine reaches that host") as string,
    });
  });

  test("finds a wrong clock", async () => {
    const start = Date.now();
    const date = new Date(start + 300_000).toUTCString();
    emulator.faults.add({ path: "/v2/applications", when: "after", headers: { date }, count: "forever" });
    const { code, ill } = await examine();
    expect({ code, ill }).toEqual({ code: 1, ill: [expect.stringMatching(/^clock: \d+ s behind the service: /)] });
    const behind = Number(/\d+/.exec(ill.join())?.[0]);
    // The service's clock stands still while the command starts.
    expect(behind).toBeGreaterThanOrEqual(Math.floor(299 - (Date.now() - start) / 1000));
    expect(behind).toBeLessThanOrEqual(301);
  });

  test("finds secrets in plain text, without printing them", async () => {
    const exposed = await place.stack("exposed", "export {};\n");
    await place.pulumi(exposed, "config", "set", "--plaintext", "vonage:apiSecret", emulator.apiSecret);
    await place.pulumi(
      exposed,
      "config",
      "set",
      "--plaintext",
      "--non-interactive",
      "--",
      "exposed:key",
      takeKeyPair().privateKey,
    );
    await place.pulumi(exposed, "config", "set", "--plaintext", "aliceSipPassword2", "a plain password");
    const { code, ill, findings } = await examine(exposed);
    expect({ code, ill }).toEqual({
      code: 1,
      ill: [
        "secrets: exposed:aliceSipPassword2 is in the stack's configuration in plain text",
        "secrets: exposed:key is in the stack's configuration in plain text",
        "secrets: vonage:apiSecret is in the stack's configuration in plain text",
      ],
    });
    expect(JSON.stringify(findings)).not.toContain(emulator.apiSecret);
    expect(JSON.stringify(findings)).not.toMatch(/PRIVATE KEY|a plain password/);
    await place.pulumi(exposed, "config", "rm", "aliceSipPassword2");
    await place.pulumi(exposed, "config", "rm", "exposed:key");
    await place.pulumi(exposed, "config", "set", "--secret", "vonage:apiSecret", emulator.apiSecret);
    expect((await examine(exposed)).code).toBe(0);
  });

  test("finds missing packages, and packages that are too new", async () => {
    const bare = await place.stack("bare", "export {};\n");
    rmSync(join(bare, "node_modules"));
    expect((await examine(bare)).ill).toEqual([
      expect.stringContaining("pulumi-vonage: not found from"),
      "@pulumi/pulumi: not found",
    ]);
    mkdirSync(join(bare, "node_modules/typescript"), { recursive: true });
    mkdirSync(join(bare, "node_modules/@pulumi/pulumi"), { recursive: true });
    symlinkSync(root, join(bare, "node_modules/pulumi-vonage"), "junction");
    place.write("bare/node_modules/typescript/package.json", '{ "version": "7.0.1" }');
    place.write("bare/node_modules/@pulumi/pulumi/package.json", '{ "version": "3.100.0" }');
    expect((await examine(bare)).ill).toEqual([
      expect.stringMatching(/^@pulumi\/pulumi: 3\.100\.0 is not supported/),
      "TypeScript: with 7.0.1 Pulumi cannot write dynamic providers into the state",
    ]);
  });

  test("finds a missing plugin, and does not ask for the packages of dynamic resources", async () => {
    const yaml = "name: plugged\nruntime: yaml\n";
    const plugged = place.project("plugged", { "Pulumi.yaml": `${yaml}packages:\n  vonage: vonage@9.9.9\n` });
    rmSync(join(plugged, "node_modules"));
    await place.initStack(plugged);
    const { ill, findings } = await examine(plugged);
    expect(ill).toEqual(["plugin vonage: 9.9.9 is not installed"]);
    expect(findings.find(({ check }) => check === "plugin vonage")?.remedy).toBe(
      'Run "pulumi plugin install resource vonage 9.9.9 --server github://api.github.com/pulumi-vonage".',
    );
    place.write("plugged/Pulumi.yaml", `${yaml}plugins:\n  providers: [{ name: vonage, path: ./nowhere }]\n`);
    expect((await examine(plugged)).ill).toEqual([
      `plugin vonage: not in ${join(plugged, "nowhere")}, where the project file says it is`,
    ]);
  });

  test("finds a host of the Numbers API that is unreachable, or refuses", async () => {
    const elsewhere = { VONAGE_REST_URL: "http://127.0.0.1:1", VONAGE_MAX_RETRIES: "0" };
    const { ill, findings } = await withEnvironment(elsewhere, () => examine());
    expect(ill).toEqual([expect.stringMatching(/^Numbers API: .*ECONNREFUSED/)]);
    expect(findings.find(({ check }) => check === "Numbers API")?.remedy).toContain("vonage:restUrl");
    expect(findings).toContainEqual({ check: "vonage:restUrl", ok: true, found: "127.0.0.1:1" });
    emulator.faults.add({ path: "/account/numbers", status: 403, count: "forever" });
    expect((await examine()).ill).toEqual([expect.stringMatching(/^Numbers API: .*403/)]);
  });

  test("finds a Pulumi that is too old, a missing stack, and a missing project", async () => {
    const old = place.project("old", { pulumi: "#!/bin/sh\necho v3.200.0\n" });
    chmodSync(join(old, "pulumi"), 0o755);
    const outdated = { PATH: old + delimiter + place.env["PATH"] };
    const { ill } = await withEnvironment(outdated, () => examine());
    expect(ill[0]).toBe("Pulumi: 3.200.0 cannot adopt existing objects; 3.254.0 and newer can");
    const none = { PATH: "/nowhere" };
    symlinkSync(dirname(dirname(engineBin())), join(place.env["PULUMI_HOME"]!, "versions"), "junction");
    expect((await withEnvironment(none, () => examine())).ill).toEqual([]);
    expect((await withEnvironment(none, () => examine(place.folder))).ill).toContainEqual(
      expect.stringContaining("Pulumi: The Pulumi command line was not found."),
    );
    const unmanned = (await withEnvironment(none, () => examine(old))).ill;
    expect(unmanned.filter((one) => one.includes("missing"))).toEqual([]);
    expect((await examine(folder, "--stack", "nowhere")).ill[0]).toContain("no stack named 'nowhere' found");
    expect((await examine(place.folder)).ill[0]).toContain("project: There is no Pulumi project in");
  });
});
