import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions } from "vonage-emulator";

const run = promisify(execFile);
const root = join(__dirname, "..");
const toy = join(__dirname, "fixtures/recipe");

/** The replacements in each edited file. */
const edits = JSON.parse(fs.readFileSync(join(toy, "edits.json"), "utf8")) as Record<string, [string, string][]>;

/** The new files. In the fixtures they end with .txt, so that no tool takes them for code of this repository. */
const additions = fs
  .readdirSync(toy, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".txt"))
  .map((path) => path.replaceAll("\\", "/").replace(/\.txt$/, ""));

/** The rows of the recipe: a file, and whether it is new. */
function recipe(): { file: string; isNew: boolean }[] {
  const [, section = ""] = fs.readFileSync(join(root, "CONTRIBUTING.md"), "utf8").split("\n## A new resource\n");
  const rows = section.split("\n## ")[0]!.matchAll(/^\| `([^`]+)` +\| (new|edit) +\|/gm);
  return [...rows].map(([, file = "", kind]) => ({ file, isNew: kind === "new" }));
}

// A new resource, added to a copy of this repository by the recipe of CONTRIBUTING.md: the toy of test/fixtures/recipe.
test("the recipe for a new resource names the files that the toy adds and edits, and no others", () => {
  const named = (isNew: boolean) =>
    recipe()
      .filter((row) => row.isNew === isNew)
      .map(({ file }) => file)
      .sort();
  expect(named(true)).toEqual([...additions].sort());
  expect(named(false)).toEqual(Object.keys(edits).sort());
});

describe("a copy of the repository", () => {
  let copy: string;
  const within = (command: string, ...args: string[]) =>
    run(command, args, { cwd: copy, maxBuffer: 2 ** 26 }).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
    });
  const node = (...args: string[]) => within(process.execPath, ...args);

  beforeAll(async () => {
    copy = fs.mkdtempSync(join(tmpdir(), "pulumi-vonage-recipe-"));
    const listed = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
    for (const file of listed.stdout.split("\n").filter((name) => name !== "" && fs.existsSync(join(root, name)))) {
      fs.mkdirSync(dirname(join(copy, file)), { recursive: true });
      fs.cpSync(join(root, file), join(copy, file));
    }
    linkPackages(copy);
    for (const file of additions) {
      expect(fs.existsSync(join(copy, file)), `${file} is there already`).toBe(false);
      fs.cpSync(join(toy, `${file}.txt`), join(copy, file));
    }
    for (const [file, changes] of Object.entries(edits)) {
      const before = fs.readFileSync(join(copy, file), "utf8");
      const after = changes.reduce((text, [old, replacement]) => {
        expect(text.split(old), `${file} must have once: ${old}`).toHaveLength(2);
        return text.replace(old, () => replacement);
      }, before);
      fs.writeFileSync(join(copy, file), after);
    }
    await within("npm", "run", "generate");
    await within("npm", "run", "build");
  }, 900_000);
  afterAll(() => fs.rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));

  test("compiles with the toy, so no other list of resources lacks it", async () => {
    await within("npm", "run", "typecheck");
  }, 900_000);

  test("has the toy in the package schema and in the reference", () => {
    const schema = JSON.parse(fs.readFileSync(join(copy, "schema.json"), "utf8")) as { resources: object };
    expect(Object.keys(schema.resources)).toContain("vonage:index:Conversation");
    expect(fs.readdirSync(join(copy, "docs/reference"))).toContain("conversation.md");
  });

  test("passes the contract with the toy, over every host", async () => {
    const report = join(copy, "report.json");
    const suites = ["lifecycle", "matrix", "agreement", "round-trip", "hidden-state", "faults/create", "faults/update"];
    const files = [...suites.map((name) => `test/contract/${name}.test.ts`), "test/sdk/address.test.ts"];
    // Without isolation, all files load the modules of the copy only once.
    const options = ["--no-isolate", "--testNamePattern=Conversation", "--reporter=json", `--outputFile=${report}`];
    const failure = await node("node_modules/vitest/vitest.mjs", "run", ...files, ...options).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { testResults } = JSON.parse(fs.readFileSync(report, "utf8")) as {
      testResults: {
        name: string;
        assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
      }[];
    };
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "failed");
    expect(failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages])).toEqual([]);
    expect(failure).toBeUndefined();
    for (const { name, assertionResults } of testResults) {
      const passed = assertionResults.filter(({ status }) => status === "passed");
      expect(passed.length, `${name} has tests of the toy`).toBeGreaterThan(0);
    }
    const all = testResults.flatMap(({ assertionResults }) => assertionResults).map(({ fullName }) => fullName);
    for (const host of ["dynamic", "plugin"])
      expect(all.filter((name) => name.includes("Conversation") && name.includes(host)).length).toBeGreaterThan(100);
  }, 900_000);

  test("has the toy in seeds, dumps and drift of the emulator", async () => {
    const { startEmulator } = (await import(join(copy, "emulator/dist/index.js"))) as {
      startEmulator: (options: EmulatorOptions) => Promise<Emulator>;
    };
    const seed = { conversations: [{ id: "c1", name: "lounge", properties: { ttl: 60 } }] };
    const emulator = await startEmulator({ seed });
    const ask = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${emulator.url}/_emulator${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
    };
    try {
      expect(await ask("GET", "/state")).toMatchObject({ body: seed });
      expect(await ask("GET", "/accounts")).toMatchObject({ body: [seed] });
      expect(await ask("PATCH", "/conversations/c1", { display_name: "Lounge" })).toMatchObject({ status: 200 });
      expect(await ask("PATCH", "/conversations/c1", { properties: null })).toMatchObject({ status: 400 });
      expect(await ask("GET", "/state")).toMatchObject({ body: { conversations: [{ display_name: "Lounge" }] } });
      expect(await ask("DELETE", "/conversations/c1")).toMatchObject({ status: 204 });
      expect(await ask("DELETE", "/conversations/c1")).toMatchObject({
        status: 404,
        body: { detail: "There is no conversation c1" },
      });
      emulator.reset();
      expect(await ask("GET", "/state")).toMatchObject({ body: seed });
      await expect(startEmulator({ seed: { conversations: [1] } })).rejects.toThrow(
        "seed: conversations[0] must be an object",
      );
    } finally {
      await emulator.stop();
    }
  });

  test("keeps its architecture", async () => {
    await node("node_modules/vitest/vitest.mjs", "run", "test/architecture.test.ts");
  }, 900_000);
});

/** The installed packages. Links to packages of this repository lead to the copy. */
function linkPackages(copy: string): void {
  const installed = join(root, "node_modules");
  fs.mkdirSync(join(copy, "node_modules"));
  for (const name of fs.readdirSync(installed)) {
    if (name === "pulumi-vonage" || name === "vonage-emulator") continue;
    fs.symlinkSync(join(installed, name), join(copy, "node_modules", name));
  }
  fs.symlinkSync("..", join(copy, "node_modules/pulumi-vonage"));
  fs.symlinkSync(join("..", "emulator"), join(copy, "node_modules/vonage-emulator"));
}
