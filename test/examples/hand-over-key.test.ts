import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isSecret } from "../engine/secret";
import { expectSecrecy, lives, type World } from "./life";
import { otherPlugin } from "./other-plugin";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-example-"));
const keyFile = join(folder, "private.key");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks that the file holds the stack's private key, and that only its owner can read it. */
async function expectHandedOver({ stack }: World): Promise<void> {
  const { outputs } = await stack.resource("backend");
  const { plaintext } = outputs?.privateKey as { plaintext: string };
  expect(readFileSync(keyFile, "utf8")).toBe(JSON.parse(plaintext));
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
}

/** Of the resource that keeps the key, `property` holds it: as a secret in its inputs and its outputs. */
async function expectKeptBy({ stack }: World, property: string) {
  const { inputs, outputs } = await stack.resource("key");
  expect([inputs, outputs].map((values) => isSecret(values?.[property]))).toEqual([true, true]);
  return outputs;
}

/** The key is another one after a rotation, and what holds it follows. */
function rotates(world: () => World): void {
  test("hands over the new key when it is rotated", async () => {
    const before = readFileSync(keyFile, "utf8");
    const { stack } = world();
    await stack.setConfig({ "hand-over-key:period": "second" });
    const preview = await stack.preview();
    expect(preview.ops).toEqual({ backend: "update", key: "update" });
    expect(preview.text).not.toContain("PRIVATE KEY");
    expect(readFileSync(keyFile, "utf8")).toBe(before);
    await stack.up();
    expect(readFileSync(keyFile, "utf8")).not.toBe(before);
    await expectHandedOver(world());
    await expectSecrecy(world());
    await stack.expectNoChanges();
  });
}

lives({
  name: "hand-over-key",
  config: { "hand-over-key:keyFile": keyFile },
  creates: ["backend", "key"],

  async holds(world) {
    await expectHandedOver(world);
    const outputs = await expectKeptBy(world, "contents");
    expect(String(outputs?.__provider).length).toBeLessThan(10_000);
  },

  goesOn: rotates,

  inYaml: {
    env: () => otherPlugin("command"),
    async holds(world) {
      await expectHandedOver(world);
      await expectKeptBy(world, "stdin");
    },
  },

  leaves() {
    expect(existsSync(keyFile)).toBe(false);
    return Promise.resolve();
  },
});
