import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../engine/pulumi";
import { throughCommandLine } from "./command";
import { closeWorld, elsewhere, lives, missing, openWorld, type World } from "./life";
import { takesOver } from "./take-over";

const programs = join(root, "test", "languages", "programs", "yaml");

// A program in YAML has no conditions, so the reads are in a separate program.
lives("YAML, by the command line", () => throughCommandLine(join(programs, "shop"), {}), {
  reads: false,
  goesOn: takesOver,
});

describe("YAML reads", { timeout: 900_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(() => throughCommandLine(join(programs, "existing"), {}));
  }, 900_000);
  afterAll(() => closeWorld(world));

  test("reads an application that exists", async () => {
    await world.way.up();
    expect(await world.way.outputs()).toEqual({ existing: elsewhere.name });
  });

  test("reports an application that does not exist", async () => {
    await world.way.config({ "shop:existing": missing });
    expect((await world.way.preview()).error).toContain(`There is no application ${missing} in this account`);
  });
});
