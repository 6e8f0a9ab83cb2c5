import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import { root } from "../engine/pulumi";
import { applicationId, handMade, takeKeyPair, sipPassword, startEmulator, videoSecret, Workplace } from "./world";

const [shop, support] = [takeKeyPair(), takeKeyPair()];
const owned = [
  { country: "GB", msisdn: "447700900000", app_id: applicationId(1), moHttpUrl: "https://example.com/in" },
  { country: "US", msisdn: "14155550100" },
];
const plugins = `plugins:
  providers:
    - name: vonage
      path: ${join(root, "dist/plugin")}
`;

/** The SDK for Node.js as a published package, without type checks. */
function installSdk(modules: string): void {
  const target = join(modules, "@pulumi-vonage/vonage");
  cpSync(join(root, "sdk/nodejs"), target, { recursive: true });
  for (const file of readdirSync(target, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  )) {
    const { outputText } = ts.transpileModule(readFileSync(join(target, file), "utf8"), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    writeFileSync(join(target, file.replace(/\.ts$/, ".js")), outputText);
    rmSync(join(target, file));
  }
  for (const name of ["@pulumi", "@types", "typescript"])
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
}

// Adopts an account into programs on the packaged plugin, with the real engine.
describe("an account adopted into a program on the packaged plugin", { timeout: 900_000 }, () => {
  let emulator: Emulator;
  let place: Workplace;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: { ...handMade(shop, support), numbers: owned } });
    place = new Workplace().use(emulator);
    place.env["VONAGE_NUMBERS_REQUESTS_PER_SECOND"] = "100";
    place.project("keys", { "shop.pem": shop.privateKey, "support.pem": support.privateKey });
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const writes = () => emulator.journal().filter(({ method }) => method !== "GET");

  /** Checks every program: an empty preview, an empty deployment, no other drift than the test makes, and no secret. */
  const expectAdopted = async (folder: string, count: number, others = 1) => {
    const up = await place.pulumi(folder, "up", "--yes", "--skip-preview", "--expect-no-changes");
    expect(up.stdout).toContain(`${count + others} unchanged`);
    expect(up.code).toBe(0);
    expect(writes()).toEqual([]);
    const { stdout: state } = await place.pulumi(folder, "stack", "export");
    for (const secret of [sipPassword, videoSecret, shop.privateKey, "BEGIN PRIVATE KEY"])
      expect(state).not.toContain(JSON.stringify(secret).slice(1, -1));

    const clean = await place.vonage(folder, "drift");
    expect(clean).toEqual({ code: 0, stdout: `Compared ${count} of ${count}: no drift.\n`, stderr: "" });
    emulator.numbers.update("GB/447700900000", (wire) => (wire.moHttpUrl = "https://example.com/elsewhere"));
    const { code, stdout } = await place.vonage(folder, "drift");
    expect(code).toBe(2);
    expect(stdout).toMatch(/Number number-447700900000 +moHttpUrl +"[^"]+\/in" +"[^"]+\/elsewhere" +set back/);
    expect(stdout).toContain(`Compared ${count} of ${count}: drift in 1.`);
  };

  test("in TypeScript", async () => {
    const folder = await place.stack("packaged", 'import "./vonage";\n');
    place.write("packaged/Pulumi.yaml", `name: packaged\nruntime: nodejs\n${plugins}`);
    rmSync(join(folder, "node_modules"));
    mkdirSync(join(folder, "node_modules"));
    installSdk(join(folder, "node_modules"));

    const adopted = await place.vonage(folder, "adopt", "--keys", "../keys", "--numbers");
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    expect(adopted.stdout).toContain("Adopted 9 applications, 3 users and 2 numbers. The preview is empty");
    const text = readFileSync(join(folder, "vonage.ts"), "utf8");
    expect(text).toContain('import * as vonage from "@pulumi-vonage/vonage";');
    expect(text).toContain("privateKey: shopEuProd.privateKey,");
    expect(text).toMatch(/vonage\.Number\("number-14155550100", \{\s+country: "US",\s+msisdn: "14155550100",\s+\}\);/);
    await expectAdopted(folder, 14);

    const { stdout: health } = await place.vonage(folder, "doctor");
    expect(health).toMatch(/ok {3}@pulumi-vonage\/vonage: \d+\.\d+\.\d+\n/);
    expect(health).toMatch(/ok {3}plugin vonage: \d+\.\d+\.\d+, in .*dist\/plugin\n/);
    expect(health).toContain("All is well.");
    const mixed = await place.vonage(folder, "adopt", "--provider", "dynamic");
    expect(mixed.stderr).toContain("declares resources by --provider plugin");
  });

  test("in YAML, between existing lines", async () => {
    const own = `# Our account
name: yamled
runtime:   yaml # as ever
resources:

    ours: { type: "pulumi:providers:vonage" }  # not in use
${plugins}`;
    const folder = place.project("yamled", { "Pulumi.yaml": own });
    await place.initStack(folder);
    await place.pulumi(folder, "up", "--yes", "--skip-preview");
    const before = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
    expect(before).toBe(own);

    const adopted = await place.vonage(folder, "adopt", "--keys", "../keys", "--json");
    expect(adopted).toMatchObject({ code: 0, stderr: "" });
    const { notes, resources } = JSON.parse(adopted.stdout) as { notes: string[]; resources: object[] };
    expect(notes).toContainEqual(
      expect.stringMatching(/^Left out.*user "alice".*dash-ed\.deep\[1\]\.a is null, which Pulumi drops\.$/),
    );
    expect(resources).toHaveLength(12);
    const text = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
    expect(text).toContain('\n    ours: { type: "pulumi:providers:vonage" }  # not in use\n    # application 0');
    expect(text).toContain("\n    # number GB/447700900000\n    number-447700900000:\n      type: vonage:Number\n");
    expect(text).not.toContain("adopt-again");
    // The stack, and the user's own provider.
    await expectAdopted(folder, 12, 2);
    expect((await place.vonage(folder, "adopt", "--keys", "../keys")).stdout).toContain("There is nothing to adopt");
    expect(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).toBe(text);
  });

  test("in YAML cannot be deployed before its import, and is finished by another adopt", async () => {
    const folder = place.project("broken-off", { "Pulumi.yaml": `name: broken-off\nruntime: yaml\n${plugins}` });
    await place.initStack(folder);
    const only = ["--id", applicationId(2)];
    const moment = "Previewing the program";
    await place.interrupted(folder, { moment, signals: ["SIGKILL"] }, "adopt", ...only);
    await place.pulumi(folder, "cancel", "--yes");
    const text = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
    expect(text).toContain("  run-pulumi-vonage-adopt-again:\n");
    const { code, stdout, stderr } = await place.pulumi(folder, "up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("missing configuration value 'run-pulumi-vonage-adopt-again'");
    expect(writes()).toEqual([]);

    expect(await place.vonage(folder, "adopt", ...only)).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).not.toContain("adopt-again");
    const up = await place.pulumi(folder, "preview", "--expect-no-changes");
    expect(up).toMatchObject({ code: 0 });
    expect(writes()).toEqual([]);
  });
});
