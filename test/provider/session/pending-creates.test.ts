import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PendingCreates } from "../../../provider/session/pending-creates";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-creates-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = { account: "mark", type: "Application", name: "shop", fingerprint: "a digest" };

/** Notes a create, as a process with this id would. */
async function noted(pid: number): Promise<PendingCreates> {
  const creates = new PendingCreates(folder);
  await creates.begin(create);
  for (const file of readdirSync(folder).map((name) => join(folder, name)))
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), pid }));
  return creates;
}

describe("a noted create", () => {
  test("is under way while its process lives", async () => {
    const creates = await noted(process.pid);
    expect(await creates.abandoned("mark", "Application", "shop")).toEqual([]);
  });

  test("is abandoned when its process is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    const creates = await noted(child.pid!);
    expect(await creates.abandoned("mark", "Application", "shop")).toMatchObject([{ fingerprint: "a digest" }]);
    expect(await creates.abandoned("mark", "Application", "other")).toEqual([]);
  });

  test.runIf(process.platform === "linux")("is abandoned when its process has ended unnoticed", async () => {
    // The parent becomes a program that never asks for the end of its children. The child ends after that.
    const child = '(until [ "$(cat /proc/$$/comm)" = sleep ]; do sleep 0.05; done)';
    const parent = spawn("sh", ["-c", `${child} & echo $!; exec sleep 60`]);
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(String(line));
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, "latin1"), { timeout: 30_000 }).toContain(") Z ");
      const creates = await noted(pid);
      expect(await creates.abandoned("mark", "Application", "shop")).toMatchObject([{ fingerprint: "a digest" }]);
    } finally {
      parent.kill();
    }
  });

  test("is forgotten when it has ended", async () => {
    const creates = new PendingCreates(folder);
    const done = await creates.begin(create);
    await done();
    expect(readdirSync(folder)).toEqual([]);
  });
});
