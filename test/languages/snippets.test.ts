import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "vonage-emulator";
import schema from "../../schema.json";
import { offlineEnvironment, pulumi, root } from "../engine/pulumi";
import { createStack, type EngineStack } from "../engine/stack";
import { takeKeyPair } from "../key-pairs";
import { pace } from "./life";
import { installPlugin } from "./plugin";
import { inFolder } from "./ready";
import { folder, programOf, snippets } from "./snippets";

const fences = ["typescript", "python", "go", "java", "yaml"];
const keys = takeKeyPair();
const shop = {
  id: "78d335fa-323d-0114-9c3d-d6f0d48968cf",
  name: "Shop",
  keys: { public_key: keys.publicKey },
  capabilities: {},
};
const alice = { id: "USR-00000000-0000-4000-8000-000000000001", name: "alice" };
const line = { country: "GB", msisdn: "447700900000" };

/** The outputs of each example, on a service with an application, its user, and a number. */
const outputs: Record<string, Record<string, unknown>> = {
  Application: { applicationId: expect.any(String), privateKey: expect.stringContaining("PRIVATE KEY") },
  Number: { numberId: "GB/447700900000" },
  User: { applicationId: expect.any(String), userId: expect.stringMatching(/^USR-/) },
  getApplication: { applicationId: shop.id },
  getApplications: { shops: [expect.objectContaining({ id: shop.id, name: "Shop" })] },
  getNumbers: { numbers: [expect.objectContaining(line)] },
  getUser: { userId: alice.id },
  getUsers: { users: [expect.objectContaining({ name: "alice" })] },
  searchNumbers: { numbers: Array(3).fill(expect.objectContaining({ country: "GB" })) },
};

// The examples in the package schema. Their sources are in YAML, and are deployed here on the real engine. The tests of
// each language compile the converted programs.
describe("the example of", { timeout: 300_000 }, () => {
  const projects = mkdtempSync(join(tmpdir(), "pulumi-vonage-snippets-"));
  let emulator: Emulator;
  let stack: EngineStack;
  beforeAll(async () => {
    emulator = await startEmulator({ seed: { applications: [shop], users: { [shop.id]: [alice] }, numbers: [line] } });
    const secrets = { "vonage:privateKeys": JSON.stringify({ [shop.id]: keys.privateKey }) };
    stack = await createStack({ program: projectOf(snippets[0]!), emulator, config: pace, secrets });
    await installPlugin(stack.folder, stack.env);
  }, 300_000);
  afterAll(async () => {
    stack.remove();
    rmSync(projects, { recursive: true, force: true });
    await emulator.stop();
  });

  /** The folder of the program, as a project that has the same name for all examples: they share a stack. */
  function projectOf(snippet: string): string {
    const project = join(projects, snippet);
    mkdirSync(project, { recursive: true });
    const program = readFileSync(join(folder, snippet, "Pulumi.yaml"), "utf8");
    writeFileSync(join(project, "Pulumi.yaml"), program.replace(/^name: .*$/m, "name: example"));
    return project;
  }

  test.each(snippets)("%s is deployed, and leaves nothing behind", async (snippet) => {
    stack.setProgram(projectOf(snippet));
    await stack.up();
    expect(await stack.outputs()).toEqual(outputs[snippet]);
    await stack.expectNoChanges();
    await stack.destroy();
    expect(emulator.applications().map(({ id }) => id)).toEqual([shop.id]);
    expect(emulator.users(shop.id)).toHaveLength(1);
    expect(emulator.numbers.owned()).toHaveLength(1);
  });
});

test("every resource and function shows an example in every language", () => {
  const members = { ...schema.resources, ...schema.functions } as Record<string, { description: string }>;
  expect(snippets).toEqual(
    Object.keys(members)
      .map((token) => token.split(":").at(-1))
      .sort(),
  );
  for (const [token, { description }] of Object.entries(members))
    for (const fence of fences) expect(description).toContain(programOf(token.split(":").at(-1) ?? "", fence));
});

test("the first page shows the example of a user in every language", () => {
  const page = readFileSync(join(root, "docs", "_index.md"), "utf8");
  const shown = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, fence, program]) => [fence, program]);
  expect(shown.filter(([fence]) => fence !== "sh")).toEqual(fences.map((fence) => [fence, programOf("User", fence)]));
});

test.each([
  ["nodejs", "typescript"],
  ["python", "python"],
  ["go/vonage", "go"],
  ["java", "java"],
])("the README of the SDK in sdk/%s shows it, too", (sdk, fence) => {
  expect(readFileSync(join(root, "sdk", sdk, "README.md"), "utf8")).toContain(programOf("User", fence));
});

test("Pulumi accepts the schema without a warning", () =>
  inFolder(async (own) => {
    const run = await pulumi(["schema", "check", join(root, "schema.json")], {
      cwd: own,
      env: offlineEnvironment(own),
    });
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
  }));
