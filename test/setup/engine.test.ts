import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Machine, root, version } from "./machine";

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const BUILDS = ["pulumi", "pulumi-language-nodejs", "pulumi-language-yaml"];
const INSTALLED = [...BUILDS, "pulumi-resource-pulumi-nodejs"];

describe("setting up Pulumi", () => {
  test("does nothing when Pulumi is already there", async () => {
    machine.installEngine();
    const before = statSync(machine.bin).mtimeMs;
    const { code, text } = await machine.setUp();
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(text).toContain(`already in ${machine.bin}`);
    expect(text).toMatch(new RegExp(`npx pulumi version says v${version}\\.\\n$`));
    expect(statSync(machine.bin).mtimeMs).toBe(before);
    expect(machine.installed()).toEqual([version]);
  });

  test("builds it when it cannot be downloaded, and does nothing the next time", async () => {
    machine.installGo();
    const { code, text } = await machine.setUp();
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(text).toContain("no download: fetch failed");
    expect(readdirSync(machine.bin).sort()).toEqual(INSTALLED);
    const shim = "pulumi-resource-pulumi-nodejs";
    expect(readFileSync(join(machine.bin, shim))).toEqual(
      readFileSync(join(root, "node_modules", "@pulumi", "pulumi", shim)),
    );
    expect(machine.installed()).toEqual([version]);
    expect((await machine.setUp()).text).toContain("already in");
    expect(machine.builds()).toEqual(BUILDS);
  });

  test.each([
    ["an engine that is another version", "pulumi", "echo v1.2.3", ["pulumi"]],
    ["an engine that does not run", "pulumi", "exit 126", ["pulumi"]],
    ["a missing host", "pulumi-language-nodejs", undefined, ["pulumi-language-nodejs"]],
    ["a missing host for YAML", "pulumi-language-yaml", undefined, ["pulumi-language-yaml"]],
    ["a missing shim", "pulumi-resource-pulumi-nodejs", undefined, []],
  ])("mends %s, and that alone", async (_what, file, script, builds) => {
    machine.installEngine();
    machine.installGo();
    if (script) machine.program(machine.bin, file, script);
    else writeFileSync(join(machine.bin, file), "");
    expect((await machine.setUp()).code).toBe(0);
    expect(machine.builds()).toEqual(builds);
    expect((await machine.setUp()).text).toContain("already in");
  });

  test("says in one sentence that Go is missing", async () => {
    const { code, complaint } = await machine.setUp();
    expect(code).toBe(1);
    expect(complaint).toMatch(
      /^Pulumi \S+ could not be downloaded \(fetch failed\), and building it from source needs Go 1\.25\.11 or newer, which is not on the PATH \(the official release may also be put into \S+\)\.$/,
    );
    expect(machine.installed()).toEqual([version]);
  });

  test("says in one sentence that Go is too old", async () => {
    machine.installGo({ goVersion: "1.25.9" });
    const { code, complaint } = await machine.setUp();
    expect(code).toBe(1);
    expect(complaint).toContain("needs Go 1.25.11 or newer, and the one on the PATH is 1.25.9 (");
    expect(machine.builds()).toEqual([]);
  });

  test("shows Go's own message when a build fails", async () => {
    machine.installGo({ building: "echo 'disk quota exceeded' >&2; exit 1" });
    const { code, text, complaint } = await machine.setUp();
    expect(code).toBe(1);
    expect(text).toContain("    disk quota exceeded\n");
    expect(complaint).toContain("building pulumi");
    expect(machine.installed()).toEqual([version]);
  });

  test("refuses to build without enough disk space", async () => {
    const { requireRoom } = (await import(pathToFileURL(join(root, "tools", "setup", "build.mjs")).href)) as {
      requireRoom: (folders: string[], bytes: number) => Promise<void>;
    };
    await expect(requireRoom([join(machine.folder, "not", "yet", "there")], 1e18)).rejects.toThrow(
      /^building it from source needs some 1000000000\.0 GB of disk, and \S+ has [\d.]+ GB$/,
    );
    await expect(requireRoom([machine.folder], 1)).resolves.toBeUndefined();
  });

  test("leaves nothing behind when it is interrupted", async () => {
    machine.installGo({ building: "echo started >&2; exec sleep 60" });
    const { child, saw, ended } = machine.start();
    await saw("building from source");
    while (machine.builds().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130, complaint: "Interrupted; what was unfinished is cleaned up." });
    expect(machine.installed()).toEqual([version]);
    expect(readdirSync(machine.bin)).toEqual([]);
  });

  test("continues after a killed set-up, and removes its remains", async () => {
    machine.installGo({ building: "exec sleep 3" });
    const { child, ended } = machine.start();
    while (machine.builds().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGKILL");
    await ended;
    mkdirSync(join(machine.versions, ".pulumi-vonage-setup-older"));
    expect(machine.installed().length).toBeGreaterThan(2);

    machine.installGo();
    expect((await machine.setUp()).code).toBe(0);
    expect(machine.installed()).toEqual([version]);
    expect(readdirSync(machine.bin).sort()).toEqual(INSTALLED);
  });

  test("builds once when it is run twice at the same time", async () => {
    machine.installGo({ building: "sleep 1" });
    const both = await Promise.all([machine.setUp(), machine.setUp()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ text }) => text.includes("another set-up is installing it"))).toHaveLength(1);
    expect(machine.builds()).toEqual(BUILDS);
    expect(machine.installed()).toEqual([version]);
  });
});

describe("setting up the languages", () => {
  const TOOLS = ["python3", "javac", "mvn"];

  test("installs the hosts, and the script that the host for Python needs", async () => {
    machine.installEngine();
    machine.installGo();
    machine.installTools({ working: TOOLS, broken: [] });
    const { code, text } = await machine.setUp("--languages");
    expect({ code, text }).toMatchObject({ code: 0 });
    const hosts = ["pulumi-language-go", "pulumi-language-java", "pulumi-language-python"];
    expect(machine.builds()).toEqual(hosts);
    expect(readdirSync(machine.bin).sort()).toEqual(
      [...INSTALLED, ...hosts, "pulumi-language-python-exec"].sort((a, b) => (a < b ? -1 : 1)),
    );
    expect(statSync(join(machine.bin, "pulumi-language-python-exec")).mode & 0o777).toBe(0o755);
    expect((await machine.setUp("--languages")).text).toContain("already in");
  });

  test("says which languages it leaves out, and why", async () => {
    machine.installEngine();
    machine.installGo();
    machine.installTools({ working: ["javac"], broken: ["python3", "mvn"] });
    const { code, text } = await machine.setUp("--languages");
    expect({ code, text }).toMatchObject({ code: 0 });
    expect(text).toContain("Python is left out, because this is not on the PATH: python3\n");
    expect(text).toContain("Java is left out, because this is not on the PATH: mvn\n");
    expect(machine.builds()).toEqual(["pulumi-language-go"]);
  });

  test("installs none of them unless asked", async () => {
    machine.installEngine();
    machine.installGo();
    machine.installTools({ working: TOOLS, broken: [] });
    expect((await machine.setUp()).text).not.toContain("Languages");
    expect(machine.builds()).toEqual([]);
  });
});

describe("the pinned modules", () => {
  const goMod = (name: string) => readFileSync(join(root, "tools", "pulumi", name, "go.mod"), "utf8");

  test("have the version that package.json pins", () => {
    expect(goMod("engine")).toContain(`github.com/pulumi/pulumi/pkg/v3 v${version} `);
    for (const name of ["engine", "yaml-host"])
      expect(goMod(name)).toContain(`github.com/pulumi/pulumi/sdk/v3 v${version}`);
  });

  test("have the versions of the tests' program in Go", () => {
    const required = (text: string) => [...text.matchAll(/^\t(\S+) (v\S+)/gm)].map(([, module, is]) => [module!, is!]);
    const built = new Map(required(goMod("engine")) as [string, string][]);
    const program = readFileSync(join(root, "test", "languages", "programs", "go", "go.mod"), "utf8");
    const shared = required(program).filter(([module]) => built.has(module!));
    expect(shared.length).toBeGreaterThan(20);
    // Go then takes their packages from its cache, compiled.
    expect(shared).toEqual(shared.map(([module]) => [module, built.get(module!)]));
  });

  test("are pinned exactly, each with its checksums", () => {
    for (const name of readdirSync(join(root, "tools", "pulumi"))) {
      expect(goMod(name)).not.toMatch(/^\s*replace\b/m);
      expect(readFileSync(join(root, "tools", "pulumi", name, "go.sum"), "utf8")).toContain(" h1:");
    }
  });
});
