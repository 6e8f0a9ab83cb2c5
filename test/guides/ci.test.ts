import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../engine/pulumi";
import { filesIn } from "./files";

interface Job {
  readonly if: string;
  readonly env?: Record<string, string>;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

const text = filesIn("docs/guides/ci.md")["vonage.yml"] ?? "";
const workflow = parse(text) as {
  readonly on: Record<string, unknown>;
  readonly permissions: unknown;
  readonly concurrency: Record<string, unknown>;
  readonly env: Record<string, string>;
  readonly jobs: Record<string, Job>;
};
const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

describe("the workflow of the guide", () => {
  test("previews pull requests, deploys main, and checks for drift every night", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push", "schedule"]);
    expect(Object.keys(workflow.jobs)).toEqual(["preview", "up", "drift"]);
    const { preview, up, drift } = workflow.jobs;
    expect(preview?.steps.at(-1)?.run).toMatch(/^npx pulumi preview .*--non-interactive$/);
    expect(up?.steps.at(-1)?.run).toMatch(/^npx pulumi up .*--yes --non-interactive$/);
    expect(drift?.steps.at(-1)?.run).toMatch(/^npx pulumi-vonage drift /);
    expect([preview?.if, up?.if, drift?.if].map((condition) => /'(\w+)'/.exec(condition ?? "")?.[1])).toEqual(
      Object.keys(workflow.on),
    );
  });

  test("has only read permissions, gives forks no secret, and cancels no deployment", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.concurrency["cancel-in-progress"]).toBe(false);
    expect(workflow.jobs["preview"]?.if).toContain("head.repo.full_name == github.repository");
    expect(text).not.toContain("pull_request_target");
  });

  test("takes secrets from secrets, gives each to who needs it, and prints none", () => {
    expect(workflow.env["PULUMI_CONFIG_PASSPHRASE"]).toBe("${{ secrets.PULUMI_CONFIG_PASSPHRASE }}");
    expect(workflow.env).not.toHaveProperty("VONAGE_API_SECRET");
    const apiSecret = { VONAGE_API_SECRET: "${{ secrets.VONAGE_API_SECRET }}" };
    const given = Object.entries(workflow.jobs).map(([name, { env }]) => [name, env]);
    expect(Object.fromEntries(given)).toEqual({ preview: undefined, up: apiSecret, drift: apiSecret });
    expect(commands.filter((command) => /show-secrets|debug|-v=|secrets\./.test(command))).toEqual([]);
  });

  test("calls only commands that the package has", () => {
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: Record<string, string> };
    const called = commands.flatMap((command) => /^npx (\S+)/.exec(command)?.[1] ?? []);
    expect(called.filter((name) => name !== "pulumi" && !(name in bin))).toEqual([]);
    const known = readFileSync(join(root, "cli/main.ts"), "utf8");
    for (const name of ["doctor", "drift"]) expect(known).toContain(name);
  });
});
