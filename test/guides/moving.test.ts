import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect, test } from "vitest";
import { pulumi, root } from "../engine/pulumi";
import { requestsSeen, sdk, setting } from "../engine/setting";

const page = readFileSync(join(root, "docs/guides/moving.md"), "utf8");
const [command = ""] = /^pulumi state move .+$/m.exec(page) ?? [];
const move = [...command.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "").slice(1);

// The moves and renames of the guide, on the real engine. The commands come from the page.
test(
  "an application and its user are renamed and moved, and Vonage is asked nothing",
  { timeout: 600_000 },
  async () => {
    expect(page).toContain('new VonageApplication("store", { name: "shop" }, { aliases: [{ name: "shop" }] });');
    const declared: PulumiFn = async () => {
      const application = new sdk.VonageApplication("shop", {});
      new sdk.VonageUser("alice", { application });
      return Promise.resolve({});
    };
    const renamed: PulumiFn = async () => {
      const application = new sdk.VonageApplication("store", { name: "shop" }, { aliases: [{ name: "shop" }] });
      new sdk.VonageUser("alice", { application });
      return Promise.resolve({});
    };
    const nothing: PulumiFn = () => Promise.resolve({});

    const world = await setting(declared, {}, { name: "old", limitSeconds: 250 });
    const { stack, emulator } = world;
    const project = join(stack.folder, "project");
    const run = async (args: readonly string[]) => {
      const { code, stdout, stderr } = await pulumi(args, { cwd: project, env: stack.env, limitSeconds: 250 });
      expect({ code, told: code === 0 ? "" : `${stdout}${stderr}` }).toEqual({ code: 0, told: "" });
    };
    try {
      // The guide's project is called shop. That of the tests is called test.
      const urns = move.map((word) => word.replace("urn:pulumi:old::shop::", "urn:pulumi:old::test::"));
      expect(urns.filter((word) => word.startsWith("urn:"))).toHaveLength(2);
      await stack.up();
      const [before] = emulator.applications() as { id: string }[];
      requestsSeen(emulator);

      stack.setProgram(renamed);
      const { ops } = await stack.preview();
      expect(Object.values(ops).filter((op) => op !== "same")).toEqual([]);
      stack.setProgram(declared);

      await run(["stack", "init", "new"]);
      await run(urns);
      const moved = await pulumi(["stack", "export", "--stack", "new"], { cwd: project, env: stack.env });
      expect(moved.stdout).toContain("urn:pulumi:new::test::pulumi-nodejs:dynamic/vonage:User::alice");
      expect(moved.stdout).toContain(before?.id);
      expect(moved.stdout).not.toContain("PRIVATE KEY");

      stack.setProgram(nothing);
      await stack.expectNoChanges();

      // After the move back, the program declares the resource again.
      const swapped: Record<string, string> = { old: "new", new: "old" };
      await run(urns.map((word) => swapped[word] ?? word.replace("urn:pulumi:old::", "urn:pulumi:new::")));
      stack.setProgram(declared);
      await stack.expectNoChanges();
      expect(requestsSeen(emulator)).toEqual([]);
      await stack.refresh();
      await stack.expectNoChanges();
    } finally {
      await world.end();
    }
  },
);
