// The tests of every example on the real engine: its preview sends no request, a deployment succeeds, the next preview
// is empty, secrets are encrypted, and a destroy leaves nothing behind.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator, type EmulatorOptions } from "vonage-emulator";
import { FEWER_COLLECTIONS, root, TRANSPILE_ONLY } from "../engine/pulumi";
import { isSecret } from "../engine/secret";
import { createStack, type EngineStack } from "../engine/stack";
import { installPlugin } from "../languages/plugin";

export interface Example {
  /** The folder of its program, below examples. */
  readonly name: string;
  /** The folder of its Pulumi.yaml, if it is another one. */
  readonly project?: string;
  readonly config?: Record<string, string>;
  readonly secrets?: Record<string, string>;
  readonly env?: () => Record<string, string>;
  readonly emulator?: EmulatorOptions;
  /** The names of the resources that it creates. */
  readonly creates: readonly string[];
  /** Checks after the deployment. */
  readonly holds: (world: World) => Promise<void>;
  /** Further tests before the destroy. */
  readonly goesOn?: (world: () => World) => void;
  /** Whether the same program exists in YAML, in the folder yaml: `true`, or its differences in these tests. */
  readonly inYaml?: true | Partial<Omit<Example, "name" | "inYaml">>;
  /** Checks after the destroy, beside that of the empty service. */
  readonly leaves?: (world: World) => Promise<void>;
}

export interface World {
  readonly emulator: Emulator;
  readonly stack: EngineStack;
}

export function lives(example: Example): void {
  const folder = join(root, "examples", example.name);
  livesAs(`the example ${example.name}`, example, {
    program: example.project ?? folder,
    // compiles.test.ts checks the types.
    env: () => ({ ...FEWER_COLLECTIONS, ...TRANSPILE_ONLY, ...example.env?.() }),
  });
  if (!example.inYaml) return;
  const own = example.inYaml === true ? {} : example.inYaml;
  livesAs(
    `the example ${example.name} in YAML`,
    { ...example, ...own },
    {
      program: join(folder, "yaml"),
      env: ({ url }) => ({ ...FEWER_COLLECTIONS, VONAGE_BASE_URL: url, ...own.env?.() }),
      plugin: true,
    },
  );
}

interface Form {
  /** The folder of the project. */
  readonly program: string;
  readonly env: (emulator: Emulator) => Record<string, string>;
  /** Whether it needs the packaged plugin. */
  readonly plugin?: boolean;
}

function livesAs(title: string, { creates, holds, goesOn, leaves, ...example }: Example, form: Form): void {
  describe(title, { timeout: 300_000 }, () => {
    let world: World;

    beforeAll(async () => {
      const emulator = await startEmulator(example.emulator);
      const stack = await createStack({
        program: form.program,
        config: { "vonage:baseUrl": emulator.url, "vonage:apiKey": emulator.apiKey, ...example.config },
        secrets: { "vonage:apiSecret": emulator.apiSecret, ...example.secrets },
        env: form.env(emulator),
      });
      if (form.plugin) await installPlugin(stack.folder, stack.env);
      world = { emulator, stack };
    });

    afterAll(async () => {
      world.stack.remove();
      await world.emulator.stop();
    });

    test("is previewed without a request", async () => {
      const { ops } = await world.stack.preview();
      expect(ops).toEqual(Object.fromEntries(creates.map((resource) => [resource, "create"])));
      expect(world.emulator.journal()).toEqual([]);
    });

    test("is deployed", async () => {
      await world.stack.up();
      await holds(world);
    });

    test("has its secrets encrypted in the state", () => expectSecrecy(world));

    test("has an empty preview after the deployment", async () => {
      world.emulator.clearJournal();
      await world.stack.expectNoChanges();
      expect(world.emulator.journal()).toEqual([]);
    });

    goesOn?.(() => world);

    test("leaves nothing behind when it is destroyed", async () => {
      await world.stack.destroy();
      expect(world.emulator.applications()).toEqual([]);
      expect((await world.stack.export()).deployment.resources ?? []).toEqual([]);
      await leaves?.(world);
    });
  });
}

/** Checks that no secret of the decrypted state is in clear in the stored state. */
export async function expectSecrecy({ emulator, stack }: World): Promise<void> {
  const text = JSON.stringify(await stack.export());
  const values = secretsIn(await stack.export({ decrypted: true }));
  expect(values.filter((value) => text.includes(JSON.stringify(value).slice(1, -1)))).toEqual([]);
  expect(values.filter((value) => value.includes("PRIVATE KEY"))).not.toEqual([]);
  expect(text).not.toContain("PRIVATE KEY");
  expect(text).not.toContain(emulator.apiSecret);
}

/** Every secret text. A very short text may stand elsewhere by chance, so it does not count. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (!isSecret(value)) return Object.values(value).flatMap(secretsIn);
  const plain: unknown = JSON.parse((value as { plaintext: string }).plaintext);
  // If the program marks a part of a list as secret, the engine marks the whole list. Then only that part counts.
  return typeof plain === "string" && plain.length > 5 ? [plain] : secretsIn(plain);
}
