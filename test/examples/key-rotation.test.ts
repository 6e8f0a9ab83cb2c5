import { createPrivateKey, createPublicKey } from "node:crypto";
import { expect, test } from "vitest";
import { expectSecrecy, lives, type World } from "./life";

type Outputs = Record<"keyOf" | "applicationId" | "publicKey" | "privateKey" | "userId", string>;

const outputsOf = async ({ stack }: World) => (await stack.outputs()) as Outputs;

const requests = ({ emulator }: World) => emulator.journal().map(({ method, status }) => `${method} ${status}`);

/** Checks that the service's public key and the stack's private key form a pair. */
async function expectOnePair(world: World): Promise<void> {
  const { publicKey, privateKey } = await outputsOf(world);
  expect(createPublicKey(createPrivateKey(privateKey)).export({ type: "spki", format: "pem" })).toBe(publicKey);
  expect(world.emulator.applications()).toMatchObject([{ keys: { public_key: publicKey } }]);
}

/** The tests of a rotation, for every language. */
function rotates(world: () => World): void {
  test("gets a new key pair in the next period, and its user follows without a request", async () => {
    const { emulator, stack } = world();
    const before = await outputsOf(world());
    await stack.setConfig({ "key-rotation:period": "2027-02" });
    const preview = await stack.preview();
    expect(preview.ops).toEqual({ backend: "update", alice: "same" });
    expect(preview.text).toContain('"2027-01" => "2027-02"');

    emulator.clearJournal();
    await stack.up();
    expect(requests(world())).toEqual(["GET 200", "PUT 200"]);
    const after = await outputsOf(world());
    expect(after).toMatchObject({ applicationId: before.applicationId, userId: before.userId });
    expect(after.privateKey).not.toBe(before.privateKey);
    await expectOnePair(world());
    await expectSecrecy(world());
    await stack.expectNoChanges();
  });

  test("has a user whose requests are signed with the new key", async () => {
    const { emulator, stack } = world();
    emulator.clearJournal();
    expect((await stack.refresh()).ops).toEqual({ backend: "same", alice: "same" });
    expect(requests(world())).toEqual(["GET 200", "GET 200"]);
  });
}

lives({
  name: "key-rotation",
  config: { "key-rotation:period": "2027-01" },
  creates: ["backend", "alice"],
  holds: expectOnePair,

  goesOn(world) {
    rotates(world);

    test("uses the month of the deployment if no period is set", async () => {
      const { stack } = world();
      await stack.pulumi(["config", "rm", "key-rotation:period"]);
      await stack.up();
      expect((await outputsOf(world())).keyOf).toMatch(/^\d{4}-\d\d$/);
      await expectOnePair(world());
    });
  },

  // A program in YAML cannot read the current month.
  inYaml: { goesOn: rotates },
});
