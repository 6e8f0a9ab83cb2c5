import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type FaultRule, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount } from "./client";

const readme = readFileSync("emulator/README.md", "utf8");

describe("emulator/README.md", () => {
  test("has one line for each field of a fault rule, with its true default of when", async () => {
    const emulator = await startEmulator();
    try {
      const refusal = (): unknown => emulator.faults.add({ nothing: 1 } as FaultRule);
      const fields = /allowed are ([\w, ]+);/.exec(String(expectError(refusal)))?.[1]?.split(", ") ?? [];
      expect(fields).toHaveLength(30);
      const section = readme.split("## Faults")[1] ?? "";
      const documented = [...section.matchAll(/^\| `(\w+)` .*?(?:\| (before|after) +)?\|$/gm)];
      for (const field of fields) {
        const line = documented.find(([, name]) => name === field);
        expect(line, field).toBeDefined();
        const example = EXAMPLES[field];
        if (example) expect([field, emulator.faults.add(example).when]).toEqual([field, line?.[2]]);
      }
    } finally {
      await emulator.stop();
    }
  });

  test("lists the defaults that --defaults decides", async () => {
    const told = (field: string) =>
      new RegExp(
        `^\\| \`${field}\` when absent .*\\| \`?(\\w+)\`?[;,] \`?(\\w+)\`? with \`--defaults documented\``,
        "m",
      ).exec(readme);
    for (const [index, defaults] of (["observed", "documented"] as const).entries()) {
      const emulator = await startEmulator({ defaults });
      try {
        const { body } = await asAccount(emulator)("POST", "/v2/applications", {
          json: { name: "x", capabilities: { voice: {} }, keys: { public_key: "k" } },
        });
        const { privacy, capabilities } = body as { privacy: JsonObject; capabilities: { voice: JsonObject } };
        expect(told("privacy.improve_ai")?.[index + 1]).toBe(JSON.stringify(privacy.improve_ai));
        expect(told("voice.leg_persistence_time")?.[index + 1]).toBe(
          JSON.stringify(capabilities.voice.leg_persistence_time),
        );
      } finally {
        await emulator.stop();
      }
    }
  });

  test("has rules for common cases that the emulator accepts", async () => {
    const emulator = await startEmulator();
    try {
      const [, cases = ""] = readme.split("Rules for common cases:");
      const rules = [...(cases.split("## ")[0] ?? "").matchAll(/`(\{[^`]+\})`/g)].map(([, rule = ""]) => rule);
      expect(rules.length).toBeGreaterThan(12);
      for (const rule of rules.filter((each) => each !== "{}")) emulator.faults.add(JSON.parse(rule) as FaultRule);
      expect(emulator.faults.list().length).toBeGreaterThan(12);
    } finally {
      await emulator.stop();
    }
  });

  test("has every option of the command line", () => {
    const options = [...readFileSync("emulator/main.ts", "utf8").matchAll(/"(--[a-z-]+) </g)].map(([, name]) => name);
    expect(options).toHaveLength(10);
    for (const option of options) expect(readme).toMatch(new RegExp(`^\\| .*\`${option} `, "m"));
  });
});

function expectError(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return expect.unreachable("must be refused");
}

const EXAMPLES: Record<string, FaultRule> = {
  delay: { delay: 1 },
  status: { status: 500 },
  headers: { headers: {} },
  body: { body: {} },
  text: { text: "" },
  contentType: { contentType: "text/html" },
  empty: { empty: true },
  truncate: { truncate: true },
  slowBody: { slowBody: 1 },
  hang: { hang: true },
  reset: { reset: true },
  omit: { omit: [] },
  show: { show: {} },
  page: { page: "empty" },
  echo: { echo: true },
  retryAfter: { retryAfter: 1 },
  budget: { budget: { requests: 1, perSeconds: 1 } },
  staleFor: { staleFor: 1 },
  staleReads: { staleReads: 1 },
  listsStaleFor: { listsStaleFor: 1 },
  notFoundFor: { notFoundFor: 1 },
  drop: { drop: [] },
  set: { set: {} },
  normalise: { normalise: {} },
};
