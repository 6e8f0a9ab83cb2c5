import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  rewrite({ pid });
  return creates;
}

function rewrite(more: object): void {
  for (const file of readdirSync(folder).map((name) => join(folder, name)))
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), ...more }));
}

/** The id of a process that has ended. */
async function gone(): Promise<number> {
  const child = spawn("true");
  await once(child, "exit");
  return child.pid!;
}

describe("a noted create", () => {
  test("is under way while its process lives", async () => {
    const creates = await noted(process.pid);
    expect(await creates.abandoned("mark", "Application", "shop")).toEqual([]);
  });

  test("is abandoned when its process is gone", async () => {
    const creates = await noted(await gone());
    expect(await creates.abandoned("mark", "Application", "shop")).toMatchObject([{ fingerprint: "a digest" }]);
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

  test("is found only for its account, its type, its name, and on its machine", async () => {
    const creates = await noted(await gone());
    expect(await creates.abandoned("mark", "Application", "shop")).toHaveLength(1);
    expect(await creates.abandoned("other", "Application", "shop")).toEqual([]);
    expect(await creates.abandoned("mark", "User", "shop")).toEqual([]);
    expect(await creates.abandoned("mark", "Application", "bank")).toEqual([]);
    rewrite({ host: "another machine" });
    expect(await creates.abandoned("mark", "Application", "shop")).toEqual([]);
  });

  test("is found beside files that are no notes, and forgotten alone", async () => {
    const creates = await noted(await gone());
    const [note] = readdirSync(folder) as [string];
    const text = readFileSync(join(folder, note), "utf8");
    writeFileSync(join(folder, "copy.txt"), text);
    writeFileSync(join(folder, "incomplete.json"), text.slice(0, 20));
    const found = await creates.abandoned("mark", "Application", "shop");
    expect(found).toHaveLength(1);
    await found[0]!.settle();
    await found[0]!.settle();
    expect(readdirSync(folder).sort()).toEqual(["copy.txt", "incomplete.json"]);
  });

  test("is not made where the folder cannot be written, and there is none to find", async () => {
    writeFileSync(join(folder, "file"), "");
    const nowhere = new PendingCreates(join(folder, "file", "folder"));
    const done = await nowhere.begin(create);
    await done();
    expect(await nowhere.abandoned("mark", "Application", "shop")).toEqual([]);
  });

  test("can be read by its user alone", async () => {
    const deep = join(folder, "a", "b");
    await new PendingCreates(deep).begin(create);
    const [note] = readdirSync(deep) as [string];
    expect([statSync(deep), statSync(join(deep, note))].map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  test("is forgotten when it has ended", async () => {
    const creates = new PendingCreates(folder);
    const done = await creates.begin(create);
    await done();
    expect(readdirSync(folder)).toEqual([]);
  });
});
