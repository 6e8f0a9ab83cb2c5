import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect, test } from "vitest";
import { sdk, setting } from "./setting";

test(
  "a user takes the provider of its application, and a provider takes missing settings from the environment",
  { timeout: 300_000 },
  async () => {
    const other = { apiKey: "other-key", apiSecret: "other-secret-1" };
    let baseUrl = "";
    const program: PulumiFn = async () => {
      const provider = new sdk.VonageProvider("other", { apiKey: other.apiKey, baseUrl });
      const application = new sdk.VonageApplication("theirs", {}, { provider });
      new sdk.VonageUser("alice", { application });
      new sdk.VonageUser("bob", { application }, { parent: application });
      return Promise.resolve({});
    };
    // The stack's own configuration leads nowhere, so a resource that uses it fails.
    const nowhere = { "vonage:baseUrl": "http://127.0.0.1:9", "vonage:maxRetries": "0" };
    const world = await setting(
      program,
      { accounts: [other] },
      { config: nowhere, env: { VONAGE_API_SECRET: other.apiSecret } },
    );
    baseUrl = world.emulator.url;
    try {
      await world.stack.up();
      const [application] = world.emulator.applications(other.apiKey) as { id: string }[];
      expect(world.emulator.users(application?.id ?? "")).toMatchObject([{ name: "alice" }, { name: "bob" }]);
      const { deployment } = await world.stack.export();
      const used = (deployment.resources ?? []).filter(({ type }) => type.startsWith("pulumi-nodejs:"));
      const providers = used.map((resource) => String((resource as unknown as { provider: string }).provider));
      expect(providers).toEqual(Array(3).fill(expect.stringContaining("::other::")));
      await world.stack.expectNoChanges();
      await world.stack.destroy();
      expect(world.emulator.applications(other.apiKey)).toEqual([]);
    } finally {
      await world.end();
    }
  },
);
