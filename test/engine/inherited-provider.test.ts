import * as pulumi from "@pulumi/pulumi";
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
      // The provider of the component is that of its children, and wherever their user stands, it follows them.
      const team = new pulumi.ComponentResource(
        "test:index:Team",
        "team",
        {},
        { providers: { "pulumi-nodejs": provider } },
      );
      const inTeam = new sdk.VonageApplication("in-team", {}, { parent: team });
      new sdk.VonageUser("carol", { application: inTeam });
      // Whoever names a provider gets it.
      const same = new sdk.VonageProvider("same", { apiKey: other.apiKey, baseUrl });
      new sdk.VonageUser("dave", { application }, { provider: same, parent: team });
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
      const applications = world.emulator.applications(other.apiKey) as { id: string; name: string }[];
      const usersOf = (name: string) =>
        world.emulator.users(applications.find((each) => each.name === name)?.id ?? "").map((user) => user.name);
      expect(usersOf("theirs").sort()).toEqual(["alice", "bob", "dave"]);
      expect(usersOf("in-team")).toEqual(["carol"]);
      const { deployment } = await world.stack.export();
      const used = (deployment.resources ?? []).filter(({ type }) => type.startsWith("pulumi-nodejs:"));
      const providers = used.map(({ urn, provider }) => [urn.split("::").at(-1), provider?.split("::").at(-2)]);
      const others = ["theirs", "in-team", "alice", "bob", "carol"].map((name) => [name, "other"]);
      expect(Object.fromEntries(providers)).toEqual(Object.fromEntries([...others, ["dave", "same"]]));
      await world.stack.expectNoChanges();
      await world.stack.destroy();
      expect(world.emulator.applications(other.apiKey)).toEqual([]);
    } finally {
      await world.end();
    }
  },
);
