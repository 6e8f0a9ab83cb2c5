import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "vonage-emulator";
import type { Properties } from "../../provider/schema/index";
import { applicationId, startEmulator, Workplace } from "./world";

const COUNT = 40;

/** The moment of a signal: the text before it, and the time after that in milliseconds. */
type Interrupted = [string, number, NodeJS.Signals];
/** The text before several signals in a row. */
type Broken = [string, NodeJS.Signals[]];

describe("pulumi-vonage adopt, interrupted", { timeout: 600_000 }, () => {
  let emulator: Emulator;
  let place: Workplace;
  let folder: string;
  let module: string;
  let restore: () => void;

  // Every test begins with the same account, and with a stack that manages nothing yet.
  beforeAll(async () => {
    const seed = Array.from({ length: COUNT }, (_, index) => ({ id: applicationId(index), name: `a${index}` }));
    emulator = await startEmulator({ seed });
    place = new Workplace().use(emulator);
    folder = await place.stack("many", 'import "./vonage";\n');
    module = join(folder, "vonage.ts");
    restore = place.copy("many");
  });
  afterEach(() => restore());
  afterAll(() => emulator.stop());

  const deployment = async () => {
    const { stdout } = await place.pulumi(folder, "stack", "export");
    return (JSON.parse(stdout) as { deployment: { resources?: Properties[] } & Properties }).deployment;
  };
  const declared = () => [...readFileSync(module, "utf8").matchAll(/new VonageApplication\(/g)].length;
  const writes = () => emulator.journal().filter(({ method }) => method !== "GET");
  // A process of the interrupted adoption may hold the stack's lock for a moment.
  const freeStack = () => place.pulumi(folder, "cancel", "--yes");
  const expectToFinish = async () => {
    const again = await place.vonage(folder, "adopt");
    expect(again).toMatchObject({ code: 0, stderr: "" });
    const preview = await place.pulumi(folder, "preview", "--expect-no-changes");
    expect(preview.stdout).toContain(`${COUNT + 1} unchanged`);
    expect(preview.code).toBe(0);
    expect(declared()).toBe(COUNT);
    expect(readFileSync(module, "utf8")).not.toContain("throw");
    expect(readdirSync(folder).filter((file) => file.endsWith(".tmp"))).toEqual([]);
    expect(writes()).toEqual([]);
    expect(emulator.applications()).toHaveLength(COUNT);
  };

  test.each<[string, ...Interrupted[]]>([
    [
      "SIGINT in the preview, and then at the end",
      ["Previewing the program", 0, "SIGINT"],
      ["All is imported", 500, "SIGINT"],
    ],
    ["SIGINT in the import", ["Importing into", 1500, "SIGINT"]],
    ["SIGTERM in the import", ["Importing into", 1500, "SIGTERM"]],
  ])("declares what is imported and nothing else, after %s", async (_title, ...interruptions) => {
    for (const [moment, after, signal] of interruptions) {
      const { code, stderr } = await place.interrupted(folder, { moment, after, signals: [signal] }, "adopt");
      expect(code).toBe(1);
      expect(stderr).toContain("nterrupted");
      const left = await deployment();
      const imported = (left.resources ?? []).filter(({ type }) => String(type).endsWith(":Application"));
      expect(declared()).toBe(imported.length);
      expect(left).not.toHaveProperty("pending_operations");
      await freeStack();
    }
    await expectToFinish();
  });

  test.each<[string, ...Broken[]]>([
    ["SIGINT twice in the import", ["Importing into", ["SIGINT", "SIGINT"]]],
    ["SIGINT and SIGTERM in the import", ["Importing into", ["SIGINT", "SIGTERM"]]],
    [
      "SIGKILL in the preview, and then in the import",
      ["Previewing the program", ["SIGKILL"]],
      ["Importing into", ["SIGKILL"]],
    ],
  ])("allows no deployment to create anything, after %s", async (_title, ...interruptions) => {
    for (const [moment, signals] of interruptions) {
      const { code } = await place.interrupted(folder, { moment, after: 500, signals }, "adopt");
      expect(code).toBe(1);
      expect(declared()).toBe(COUNT);
      const up = await place.pulumi(folder, "up", "--yes", "--skip-preview");
      expect(up.code).not.toBe(0);
      expect(writes()).toEqual([]);
      await freeStack();
      const preview = await place.pulumi(folder, "preview");
      expect(preview.stdout + preview.stderr).toContain(
        'An adoption was not finished. Run "pulumi-vonage adopt" again',
      );
      await freeStack();
    }
    await expectToFinish();
  });

  test("says that another adopt runs in the project, and does not touch its module", async () => {
    const [one, other] = await Promise.all([place.vonage(folder, "adopt"), place.vonage(folder, "adopt")]);
    const [done, refused] = one.code === 0 ? [one, other] : [other, one];
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /Another adopt is at work in this project \(process \d+\)\. Wait until it has ended/,
    );
    expect(declared()).toBe(COUNT);
    await expectToFinish();
  });

  test("keeps changes that were made in the module meanwhile", async () => {
    const done = await place.listening(folder, ["adopt"], (_child, text) => {
      if (text.includes("Importing into")) place.write("many/vonage.ts", "// Somebody's own words.\nexport {};\n");
    });
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(module, "utf8")).toMatch(/^\/\/ Somebody's own words\.\nimport /);
    expect(declared()).toBe(COUNT);
    await expectToFinish();
  });
});
