import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { dynamic } from "@pulumi/pulumi";

const require = createRequire(__filename);
const { serializeFunction } = require("@pulumi/pulumi/runtime/closure/serializeClosure") as {
  serializeFunction: (make: () => unknown, options: object) => Promise<{ text: string; containsSecrets: boolean }>;
};
const { proxies } = require("../../dist/sdk/proxy.js") as { proxies: Record<string, dynamic.ResourceProvider> };

test.each(["Application", "User"])(
  "the text that Pulumi keeps in the state of every %s never changes",
  async (name) => {
    const provider = proxies[name];
    const { text, containsSecrets } = await serializeFunction(() => provider, { allowSecrets: true });
    expect(containsSecrets).toBe(false);
    expect(text).toBe(readFileSync(`${__dirname}/../fixtures/provider-text/${name}.txt`, "utf8"));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2200);
  },
);
