// Records the stack of this release: npm run record-state
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { root } from "./pulumi";
import { program } from "./recorded-program";
import { setting } from "./setting";

const folder = join(root, "test/fixtures/state");

async function service(emulator: { url: string }): Promise<string> {
  return await (await fetch(`${emulator.url}/_emulator/state`)).text();
}

test("records the state of this release", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const target = join(folder, version);
  if (existsSync(target))
    throw new Error(`There is a state of ${version} already. A release's state is recorded once.`);
  const world = await setting(program, {}, { isLasting: true });
  try {
    await world.stack.up();
    const exported = await world.stack.export();
    for (const resource of exported.deployment.resources ?? []) {
      // The path of the program on the machine that recorded the state.
      Object.assign(resource, { sourcePosition: undefined, stackTrace: undefined });
    }
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "stack.json"), `${JSON.stringify(exported, undefined, 2)}\n`);
    writeFileSync(
      join(target, "service.json"),
      `${JSON.stringify(JSON.parse(await service(world.emulator)), undefined, 2)}\n`,
    );
  } finally {
    await world.end();
  }
});
