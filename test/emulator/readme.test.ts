import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type FaultRule, startEmulator } from "vonage-emulator";

const readme = readFileSync("emulator/README.md", "utf8");

describe("emulator/README.md", () => {
  it("has one line for each field of a fault rule, with its true default of when", async () => {
    const emulator = await startEmulator();
    try {
      const refusal = (): unknown => emulator.faults.add({ nothing: 1 } as FaultRule);
      const fields = /allowed are ([\w, ]+);/.exec(String(expectError(refusal)))?.[1]?.split(", ") ?? [];
      expect(fields).toHaveLength(29);
      const documented = [...readme.matchAll(/^\| `(\w+)` .*?(?:\| (before|after) +)?\|$/gm)];
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

  it("has every option of the command line", () => {
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
  listsStaleFor: { listsStaleFor: 1 },
  notFoundFor: { notFoundFor: 1 },
  drop: { drop: [] },
  set: { set: {} },
  normalise: { normalise: {} },
};
