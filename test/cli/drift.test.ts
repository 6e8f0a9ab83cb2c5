import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Emulator, JsonObject } from "vonage-emulator";
import { startEmulator, Workplace } from "./world";

const program = `import * as pulumi from "@pulumi/pulumi";
import { VonageApplication, VonageProvider, VonageUser } from "pulumi-vonage";
const config = new pulumi.Config();
const shop = new VonageApplication("shop", { capabilities: { voice: { region: "eu-west" } } });
new VonageUser("alice", {
  application: shop,
  displayName: "Alice",
  channels: { sip: [{ uri: "sip:a@example.com", password: config.requireSecret("password") }], vbc: [{ extension: "1" }] },
}, { ignoreChanges: ["displayName"] });
const provider = new VonageProvider("default-eu", {
  apiKey: "other",
  apiSecret: config.requireSecret("otherSecret"),
  baseUrl: config.require("baseUrl"),
});
new VonageApplication("elsewhere", {}, { provider });
`;

describe("pulumi-vonage drift, with the real engine", { timeout: 300_000 }, () => {
  const place = new Workplace();
  let emulator: Emulator;
  let folder: string;
  let shop: string;
  let elsewhere: string;

  beforeAll(async () => {
    emulator = await startEmulator({ accounts: [{ apiKey: "other", apiSecret: "the other secret" }] });
    place.use(emulator);
    folder = await place.stack("drifting", program);
    for (const [key = "", value = ""] of [
      ["password", "the first password"],
      ["otherSecret", "the other secret"],
    ])
      await place.pulumi(folder, "config", "set", "--secret", key, value);
    await place.pulumi(folder, "config", "set", "baseUrl", emulator.url);
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    shop = emulator.applications(emulator.apiKey)[0]!.id as string;
    elsewhere = emulator.applications("other")[0]!.id as string;
  });
  beforeEach(() => emulator.clearJournal());
  afterAll(() => emulator.stop());

  const drift = (...args: string[]) => place.vonage(folder, "drift", ...args);

  test("finds no drift where there is none, and writes nothing", async () => {
    expect(await drift()).toEqual({ code: 0, stdout: "Compared 3 of 3: no drift.\n", stderr: "" });
    expect(JSON.parse((await drift("--json")).stdout)).toEqual({ drift: false, compared: 3, findings: [] });
    expect(emulator.journal().every(({ method }) => method === "GET")).toBe(true);
  });

  test("compares several stacks, even if one of them cannot be read", async () => {
    const several = () => place.vonage(place.folder, "drift", "--cwd", folder, "--stack", "dev", "--stack", "missing");
    const clean = await several();
    expect(clean).toMatchObject({ code: 1, stdout: "Compared 3 of 3: no drift. Not compared: drifting/missing.\n" });
    expect(clean.stderr).toMatch(/The stack drifting\/missing cannot be compared: .*missing/s);

    emulator.updateApplication(elsewhere, (wire) => (wire.name = "renamed"));
    const { code, stdout } = await several();
    emulator.updateApplication(elsewhere, (wire) => (wire.name = "elsewhere"));
    expect(code).toBe(2);
    const cells = stdout.split("\n").map((line) => line.split(/ {2,}/));
    expect(cells).toContainEqual([
      "drifting/dev",
      "Application elsewhere",
      "name",
      '"elsewhere"',
      '"renamed"',
      "set back",
    ]);
  });

  test("shows each difference and its effect, and no secret", async () => {
    const [user] = emulator.users(shop);
    emulator.updateApplication(shop, (wire) => {
      const { voice } = wire.capabilities as { voice: JsonObject };
      Object.assign(voice, { region: "na-east", conversations_ttl: 24 });
    });
    emulator.updateUser(user!.id as string, (wire) => {
      wire.display_name = "Alicia";
      wire.channels = {
        sip: [{ uri: "sip:a@example.com", password: "the second password" }],
        vbc: [{ extension: "1" }, { extension: "2" }],
      };
    });
    emulator.updateApplication(elsewhere, (wire) => (wire.name = "renamed"));

    const { code, stdout } = await drift();
    expect(code).toBe(2);
    const cells = stdout.split("\n").map((line) => line.split(/ {2,}/));
    expect(cells).toContainEqual([
      "Application shop",
      "capabilities.voice.region",
      '"eu-west"',
      '"na-east"',
      "set back",
    ]);
    expect(cells).toContainEqual([
      "Application shop",
      "capabilities.voice.conversationsTtl",
      "48",
      "24",
      "taken into the state",
    ]);
    expect(cells).toContainEqual(["Application elsewhere", "name", '"elsewhere"', '"renamed"', "set back"]);
    expect(stdout).toMatch(/User alice +channels\.sip\[0\]\.password +"\[secret\]" +"\[secret\]" +set back/);
    expect(stdout).toMatch(/User alice +channels\.vbc\[1\] +- +\{"extension":"2"\} +removed/);
    expect(stdout).toMatch(/User alice +displayName +"Alice" +"Alicia" +kept by ignoreChanges/);
    expect(stdout).toContain("Compared 3 of 3: drift in 3.");
    expect(stdout).not.toMatch(/the (first|second) password/);

    const { code: again, stdout: json } = await drift("--json");
    expect(again).toBe(2);
    expect(json).not.toMatch(/the (first|second) password/);
    expect(JSON.parse(json)).toMatchObject({ drift: true, compared: 3 });
    expect(emulator.journal().every(({ method }) => method === "GET")).toBe(true);
  });

  test("names what to check for each resource when credentials are refused", async () => {
    for (const path of ["", `/${shop}`, `/${elsewhere}`])
      emulator.faults.add({ path: `/v2/applications${path}`, status: 401, count: "forever" });
    const { stderr } = await drift();
    emulator.faults.clear();
    expect(stderr).toMatch(/Application shop cannot .*Check vonage:apiKey and vonage:apiSecret in the stack's config/);
    expect(stderr).toMatch(/Application elsewhere cannot .*Check apiKey and apiSecret of the provider in the program/);
  });

  test("reports objects that are gone", async () => {
    emulator.removeApplication(elsewhere);
    const { code, stdout } = await drift();
    expect(code).toBe(2);
    expect(stdout).toMatch(new RegExp(`Application elsewhere +${elsewhere} +there +gone +created anew`));
  });

  test("reports drift first if some resources cannot be compared", async () => {
    emulator.faults.add({ path: `/v2/applications/${shop}`, status: 403, count: "forever" });
    emulator.faults.add({ path: "/v2/applications", status: 403, count: "forever" });
    const { code, stdout, stderr } = await drift();
    emulator.faults.clear();
    expect(stderr).toContain("Application shop cannot be compared");
    expect(stdout).toContain("Compared 1 of 3: drift in 1.");
    expect(code).toBe(2);
  });

  test("fails if it cannot compare, and says why", async () => {
    const refused = await startEmulator({ apiSecret: "changed meanwhile" });
    place.use({ ...refused, apiSecret: "not the secret", url: refused.url });
    const { code, stderr, stdout } = await drift();
    expect(stdout).toContain("of 3");
    expect(stderr).toContain("Application shop cannot be compared: GET /v2/applications");
    expect(stderr + stdout).not.toContain("not the secret");
    expect([1, 2]).toContain(code);
    place.use(emulator);
    await refused.stop();
    const nowhere = await place.vonage(place.folder, "drift");
    expect(nowhere).toMatchObject({ code: 1, stdout: "" });
  });
});
