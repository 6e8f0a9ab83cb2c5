import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import type { Properties } from "../../provider/schema/index";
import { seed } from "../contract/seed";
import { accounts } from "./arbitrary";
import { applicationId, handMade, takeKeyPair, sipPassword, startEmulator, videoSecret, Workplace } from "./world";

const [shop, support] = [takeKeyPair(), takeKeyPair()];

describe("pulumi-vonage adopt, with the real engine", { timeout: 600_000 }, () => {
  const running: Emulator[] = [];
  const places: Workplace[] = [];
  const start = async (seed: object) => {
    const emulator = await startEmulator({ seed });
    running.push(emulator);
    const place = new Workplace().use(emulator);
    places.push(place);
    place.project("keys", { "shop.pem": shop.privateKey, "support.pem": support.privateKey });
    return { emulator, place };
  };
  afterEach(async () => {
    for (const emulator of running.splice(0)) await emulator.stop();
    // No file with secrets remains.
    for (const { temporary } of places.splice(0))
      expect(readdirSync(temporary).filter((name) => name.startsWith("pulumi-vonage"))).toEqual([]);
  });
  const writes = (emulator: Emulator) => emulator.journal().filter(({ method }) => method !== "GET");
  const expectEmptyPreview = async (place: Workplace, folder: string, unchanged: number) => {
    const { code, stdout } = await place.pulumi(folder, "preview", "--expect-no-changes");
    expect(stdout).toContain(`${unchanged} unchanged`);
    expect(code).toBe(0);
  };

  test("adopts an exported account without a write, and later only new objects", async () => {
    const numbers = [
      { country: "GB", msisdn: "447700900000", app_id: applicationId(2), moHttpUrl: "https://example.com/in" },
      { country: "GB", msisdn: "447700900001" },
    ];
    const { emulator, place } = await start({ ...handMade(shop, support), numbers });
    place.env["VONAGE_NUMBERS_REQUESTS_PER_SECOND"] = "100";
    const asTheyWere = [emulator.applications(), emulator.users(applicationId(1))];
    await place.vonage(place.folder, "export", "account", "--keys", "keys");
    const folder = place.project("account");
    await place.initStack(folder);

    const adopted = await place.vonage(folder, "adopt", "--keys", "../keys");
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    expect(adopted.stdout).toContain("Adopted 9 applications, 3 users and 1 number. The preview is empty");
    expect(readFileSync(join(folder, "vonage.ts"), "utf8")).toMatch(
      /new VonageNumber\("number-447700900000", \{[^}]*application: support,/,
    );

    const { stdout: state } = await place.pulumi(folder, "stack", "export");
    const files = readdirSync(folder).filter((name) => /\.\w+$/.test(name));
    const everything = [state, adopted.stdout, ...files.map((name) => readFileSync(join(folder, name), "utf8"))].join(
      "\n",
    );
    for (const secret of [sipPassword, videoSecret, shop.privateKey, support.privateKey])
      expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(everything).not.toContain("BEGIN PRIVATE KEY");
    const { stdout: revealed } = await place.pulumi(folder, "stack", "export", "--show-secrets");
    expect(revealed).toContain("BEGIN PRIVATE KEY");

    const refreshed = await place.pulumi(folder, "refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expect(refreshed).toMatchObject({ code: 0, stdout: expect.stringContaining("14 unchanged") as string });

    const again = await place.vonage(folder, "adopt", "--keys", "../keys");
    expect(again.stdout).toContain("There is nothing to adopt");
    const text = readFileSync(join(folder, "vonage.ts"), "utf8");
    expect(writes(emulator)).toEqual([]);

    await add(emulator, { name: "support", capabilities: { vbc: {} } });
    emulator.clearJournal();
    const later = await place.vonage(folder, "adopt", "--keys", "../keys", "--json");
    expect(JSON.parse(later.stdout)).toMatchObject({
      resources: [{ name: "support", logicalName: "support-2", identifier: "support2" }],
      adopted: true,
    });
    expect(readFileSync(join(folder, "vonage.ts"), "utf8").startsWith(text.trimEnd())).toBe(true);
    await expectEmptyPreview(place, folder, 15);
    expect(writes(emulator)).toEqual([]);
    emulator.removeApplication(emulator.applications().at(-1)!.id as string);
    expect([emulator.applications(), emulator.users(applicationId(1))]).toEqual(asTheyWere);
  });

  test("brings adopted objects under the program's command", async () => {
    const { emulator, place } = await start(handMade(shop, support));
    const folder = await place.stack("commanded", 'import "./vonage";\n');
    place.write("commanded/vonage.ts", "// somebody else's\n");
    const refused = await place.vonage(folder, "adopt", "--id", applicationId(1), "--keys", "../keys");
    expect(refused.stderr).toContain("was not written by pulumi-vonage, and is left alone");

    place.write("commanded/index.ts", 'import "./infra/shop";\n');
    place.project("commanded/infra");
    const options = [
      "--id",
      applicationId(1),
      "--keys",
      "../keys",
      "--file",
      "infra/shop.ts",
      "--declare-keys",
      "--protect",
    ];
    expect(await place.vonage(folder, "adopt", ...options)).toMatchObject({ code: 0, stderr: "" });
    expect(writes(emulator)).toEqual([]);

    const text = readFileSync(join(folder, "infra/shop.ts"), "utf8");
    place.write(
      "commanded/infra/shop.ts",
      text.replace('region: "eu-west"', 'region: "na-east"').replace('"Alice ${A}"', '"Alice"'),
    );
    emulator.clearJournal();
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect(
      writes(emulator)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(["PATCH /v1/users/USR-00000000-0000-4000-8000-000000000001", `PUT /v2/applications/${applicationId(1)}`]);
    const [changed] = emulator.applications();
    expect(changed).toMatchObject({
      keys: { public_key: shop.publicKey },
      capabilities: {
        voice: { region: "na-east", conversations_ttl: 48, payments: { gateways: [{ credential: "stripe" }] } },
      },
    });
    const kept = await place.pulumi(folder, "destroy", "--yes", "--skip-preview");
    expect(kept.code).not.toBe(0);
    expect(kept.stdout + kept.stderr).toContain("protected");
    expect(emulator.applications()).toHaveLength(9);
  });

  test("adds to an existing program, and never lets it create anything twice", async () => {
    const { emulator, place } = await start(handMade(shop, support));
    const own =
      'import { VonageApplication } from "pulumi-vonage";\nnew VonageApplication("legacy", { name: "mine" });\n';
    const folder = await place.stack("existing", own);
    await place.pulumi(folder, "up", "--yes", "--skip-preview");
    emulator.clearJournal();
    const module = join(folder, "vonage.ts");
    const some = ["--name", "leg*", "--name", "video"];

    const dry = await place.vonage(folder, "adopt", ...some, "--dry-run");
    expect(dry.stdout).toContain("Found 3 applications to adopt. Nothing was changed.");
    expect(existsSync(module)).toBe(false);

    const unimported = await place.vonage(folder, "adopt", ...some);
    expect(unimported.code).toBe(1);
    expect(unimported.stderr).toContain('  import "./vonage";');
    expect(readFileSync(module, "utf8")).toMatch(/\nexport \{\};\n$/);

    place.write("existing/index.ts", `import "./vonage";\n${own}new VonageApplication("undeployed");\n`);
    const undeployed = await place.vonage(folder, "adopt", ...some);
    expect(undeployed.code).toBe(1);
    expect(undeployed.stderr).toMatch(
      /differ in more than the objects to adopt:\n {2}create \S+::undeployed\nNothing was adopted/,
    );
    expect(readFileSync(module, "utf8")).toMatch(/\nexport \{\};\n$/);

    place.write("existing/index.ts", `import "./vonage";\n${own}`);
    const adopted = await place.vonage(folder, "adopt", ...some);
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    expect(adopted.stdout).toContain("legacy-2");
    expect(adopted.stdout).not.toContain("mine");
    expect(writes(emulator)).toEqual([]);

    // Adopts users later than their application, once its key is available.
    const first = ["--id", applicationId(1)];
    await place.vonage(folder, "adopt", ...first);
    const users = await place.vonage(folder, "adopt", ...first, "--key", `${applicationId(1)}=../keys/shop.pem`);
    expect(users.stdout).toContain("Adopted 2 users.");
    expect(readFileSync(module, "utf8")).toContain("application: shopEuProd,");
    await expectEmptyPreview(place, folder, 8);
    expect(writes(emulator)).toEqual([]);
  });

  test("can be done by hand for objects without secrets", async () => {
    const { emulator, place } = await start({ applications: handMade(shop, support).applications.slice(5) });
    await place.vonage(place.folder, "export", "by-hand");
    const folder = place.project("by-hand");
    await place.initStack(folder);
    const [, command = ""] =
      /```sh\n(pulumi import .*)\n```/.exec(readFileSync(join(folder, "README.md"), "utf8")) ?? [];
    expect(await place.pulumi(folder, ...command.split(" ").slice(1))).toMatchObject({ code: 0 });
    await expectEmptyPreview(place, folder, 5);
    expect(writes(emulator)).toEqual([]);
  });

  test("leaves resources of another explicit provider alone, and adopts beside them without drift", async () => {
    // Made by version 1: a webhook without an address, which no program can declare.
    const voice = { webhooks: { answer_url: { address: "", http_method: "GET" } } };
    const old = { id: applicationId(10), name: "old", capabilities: { voice } };
    const { emulator, place } = await start({ applications: [...handMade(shop, support).applications.slice(6), old] });
    const { url, apiKey, apiSecret } = emulator;
    const partner = await startEmulator({ apiKey: "partner", apiSecret: "partner's secret" });
    running.push(partner);
    const own = `import { VonageApplication, VonageProvider } from "pulumi-vonage";
const provider = new VonageProvider("partner", { apiKey: "partner", apiSecret: "partner's secret", baseUrl: "${partner.url}" });
new VonageApplication("class", {}, { provider });
`;
    const folder = await place.stack("two-accounts", own);
    // The stack's configuration alone names the account.
    Object.assign(place.env, { VONAGE_API_KEY: "", VONAGE_API_SECRET: "", VONAGE_BASE_URL: "" });
    await place.pulumi(folder, "config", "set", "vonage:apiKey", apiKey);
    await place.pulumi(folder, "config", "set", "--secret", "vonage:apiSecret", apiSecret);
    await place.pulumi(folder, "config", "set", "vonage:baseUrl", url);
    expect(await place.pulumi(folder, "up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    partner.clearJournal();
    place.write("two-accounts/index.ts", `import "./vonage";\n${own}`);

    const adopted = await place.vonage(folder, "adopt");
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    expect(adopted.stdout).toContain("Adopted 4 applications.");
    expect(readFileSync(join(folder, "vonage.ts"), "utf8")).toContain('new VonageApplication("class-2", {');
    const { code, stdout } = await place.vonage(folder, "drift");
    const [note, ...rest] = stdout.split("\n");
    expect(note).toContain(
      "note: Application old has values on the service that no program can declare: capabilities.voice.webhooks.answerUrl.",
    );
    expect({ code, rest }).toEqual({ code: 0, rest: ["Compared 5 of 5: no drift.", ""] });
    expect([...writes(emulator), ...writes(partner)]).toEqual([]);
  });

  test("adopts random accounts", async () => {
    const [account] = fc.sample(accounts([shop, support], { most: 6 }), { seed, numRuns: 1 });
    process.stdout.write(`adoption, in the engine: SEED=${seed}\n`);
    const { emulator, place } = await start(account!);
    const folder = await place.stack("whatever", 'import "./vonage";\n');
    const adopted = await place.vonage(folder, "adopt", "--keys", "../keys");
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    expect(await place.pulumi(folder, "preview", "--expect-no-changes")).toMatchObject({ code: 0 });
    expect(writes(emulator)).toEqual([]);
  });

  test("fails if the program would change adopted objects", async () => {
    const { emulator, place } = await start(handMade(shop, support));
    const program = `import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.registerStackTransformation(({ props, opts }) => ({ props: { ...props, name: "changed" }, opts }));
import "./vonage";
`;
    const folder = await place.stack("transformed", program.replace(/(import "[^"]+";\n)$/, 'require("./vonage");\n'));
    const { code, stderr } = await place.vonage(folder, "adopt", "--id", applicationId(2));
    expect(code).toBe(1);
    expect(stderr).toContain("All was imported, but the preview is not empty");
    expect(stderr).toMatch(/name *: "support" => "changed"/);
    expect(writes(emulator)).toEqual([]);
  });

  test("says what it needs from Pulumi and from the project", async () => {
    const { place } = await start([]);
    const empty = await place.stack("empty", "export {};\n");
    expect((await place.vonage(empty, "adopt")).stdout).toContain("no application was found");
    expect((await place.vonage(place.folder, "adopt")).stderr).toContain("There is no Pulumi project in");
    const python = place.project("python", { "Pulumi.yaml": "name: python\nruntime:\n  name: python\n" });
    expect((await place.vonage(python, "adopt")).stderr).toContain(
      "adopt writes TypeScript and YAML, and the runtime of python is python",
    );
    const stackless = place.project("stackless", { "Pulumi.yaml": "name: stackless\nruntime: nodejs\n" });
    expect((await place.vonage(stackless, "adopt")).stderr).toContain("no stack selected");
    const broken = await place.stack("broken", 'import "./vonage";\nthrow new Error("from the program");\n');
    await add(running[0]!, { name: "one" });
    const failed = await place.vonage(broken, "adopt");
    expect(failed.stderr).toContain("from the program");
    expect(readFileSync(join(broken, "vonage.ts"), "utf8")).toMatch(/\nexport \{\};\n$/);
  });
});

/** Adds an application as the dashboard would. */
async function add({ url, apiKey, apiSecret }: Emulator, application: Properties): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
  const { status } = await fetch(`${url}/v2/applications`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(application),
  });
  expect(status).toBe(201);
}
