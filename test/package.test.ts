import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { offlineEnvironment, pulumi, root, TRANSPILE_ONLY } from "./engine/pulumi";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-package-"));
const project = join(folder, "project");
/** The files in each tarball. */
const packed: Record<string, string[]> = {};

const program = `
import { VonageApplication, VonageUser } from "pulumi-vonage";
const app = new VonageApplication("shop", { capabilities: { vbc: {} } });
const alice = new VonageUser("alice", { application: app });
export const id = app.applicationId;
export const user = alice.userId;
`;

beforeAll(async () => {
  mkdirSync(project);
  const pack = ["pack", "--json", "--pack-destination", folder, "--workspaces", "--include-workspace-root"];
  const { stdout } = await run("npm", pack, { cwd: root });
  const tarballs = JSON.parse(stdout) as { name: string; filename: string; files: { path: string }[] }[];
  for (const { name, files } of tarballs) packed[name] = files.map(({ path }) => path);
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const { "@pulumi/pulumi": sdk, typescript, "@types/node": types } = own.devDependencies;
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "project", private: true }));
  const archives = tarballs.map(({ filename }) => join(folder, filename));
  const beside = [...archives, `@pulumi/pulumi@${sdk}`, `typescript@${typescript}`, `@types/node@${types}`];
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...beside], { cwd: project });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test.each([
  [
    "pulumi-vonage",
    ["dist/sdk/index", "dist/provider/index", "dist/cli/main"],
    /^(dist|docs|examples)\/(?!emulator)|^emulator\/(README\.md$|images\/)/,
  ],
  ["vonage-emulator", ["dist/index", "dist/main"], /^(dist|page|images)\//],
])("%s holds what is built, with types and source maps, and nothing else", (name, modules, place) => {
  const files = packed[name] ?? [];
  const built = modules.flatMap((module) => ["js", "d.ts", "js.map"].map((ending) => `${module}.${ending}`));
  expect(files).toEqual(expect.arrayContaining([...built, "LICENSE", "README.md"]));
  const pages = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md)$/;
  expect(files.filter((path) => !place.test(path) && !pages.test(path))).toEqual([]);
});

test("vonage-emulator holds its page", () => {
  const page = readdirSync(join(root, "emulator/page")).map((file) => `page/${file}`);
  expect(packed["vonage-emulator"]).toEqual(expect.arrayContaining(page));
});

test("both packages have the same licence", () => {
  const [own, emulators] = ["LICENSE", "emulator/LICENSE"].map((path) => readFileSync(join(root, path), "utf8"));
  expect(emulators).toBe(own);
});

test(
  "a program works that is installed from the package, against the installed emulator",
  { timeout: 180_000 },
  async () => {
    // The compiler checks the types once, instead of the engine at every run of the program.
    const env: Record<string, string> = { ...offlineEnvironment(folder), ...TRANSPILE_ONLY };
    const emulator = spawn(process.execPath, [join(project, "node_modules/.bin/vonage-emulator"), "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        emulator.stdout.once("data", (line: Buffer) => resolve(String(line).trim().split(" ").pop() ?? ""));
        emulator.once("exit", (code) => reject(new Error(`vonage-emulator ended with ${code}`)));
      });
      Object.assign(env, {
        VONAGE_BASE_URL: url,
        VONAGE_API_KEY: "emulator-key",
        VONAGE_API_SECRET: "emulator-secret",
      });
      writeFileSync(join(project, "Pulumi.yaml"), "name: packaged\nruntime: nodejs\n");
      writeFileSync(join(project, "index.ts"), program);
      const options = {
        module: "commonjs",
        moduleResolution: "node",
        target: "ES2022",
        strict: true,
        skipLibCheck: true,
      };
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
      const tell = async (...args: string[]) => {
        const { code, stdout, stderr } = await pulumi(args, { cwd: project, env });
        if (code !== 0) throw new Error(`pulumi ${args.join(" ")}: ${code}\n${stdout}\n${stderr}`);
        return stdout;
      };
      await run(process.execPath, [join(project, "node_modules/typescript/bin/tsc"), "-p", ".", "--noEmit"], {
        cwd: project,
      });
      await tell("stack", "init", "test");
      await tell("up", "--yes", "--skip-preview");
      const outputs = JSON.parse(await tell("stack", "output", "--json")) as Record<string, string>;
      expect(outputs.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(outputs.user).toMatch(/^USR-/);
      await tell("preview", "--expect-no-changes");
      await tell("destroy", "--yes", "--skip-preview");
    } finally {
      emulator.removeAllListeners("exit");
      emulator.kill();
    }
  },
);
