import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./pulumi";
import { program } from "./recorded-program";
import { requestsSeen, setting } from "./setting";

const folder = join(root, "test/fixtures/state");
const releases = readdirSync(folder);

// Recorded stacks of earlier releases. `npm run record-state` records that of this release. In the state of
// 0.1.0-alpha, `__provider` comes from Pulumi's serializer.
test("there is a recorded state", () => {
  expect(releases.length).toBeGreaterThan(0);
});

test.each(releases)(
  "a stack made by %s previews empty, refreshes to the same, and can be destroyed",
  async (release) => {
    const world = await setting(program, { seed: join(folder, release, "service.json") });
    try {
      const file = join(folder, release, "stack.json");
      await world.stack.pulumi(["stack", "import", "--file", file]);
      await world.stack.expectNoChanges();
      // The state holds the address of the service at that time, until a deployment that changes nothing else.
      expect((await world.stack.up()).changes).not.toHaveProperty("update");
      expect(requestsSeen(world.emulator)).toEqual([]);
      expect((await world.stack.refresh()).changes).not.toHaveProperty("update");
      await world.stack.expectNoChanges();
      await world.stack.destroy();
      expect(world.emulator.applications()).toEqual([]);
    } finally {
      await world.end();
    }
  },
);
