import { expect, test } from "vitest";
import { lives } from "./life";
import { otherPlugin } from "./other-plugin";

lives({
  name: "environments",
  env: () => otherPlugin("random"),
  // For each name a pet, a path and an application.
  creates: ["development", "staging", "production"],

  async holds({ emulator, stack }) {
    const { applicationIds, names } = (await stack.outputs()) as Record<string, Record<string, string>>;
    const applications = emulator.applications();
    expect(applications).toHaveLength(3);
    for (const environment of ["development", "staging", "production"]) {
      const name = names?.[environment];
      const application = applications.find(({ id }) => id === applicationIds?.[environment]);
      expect(name).toMatch(new RegExp(`^${environment}-[a-z]+-[a-z]+$`));
      expect(application?.name).toBe(name);
      expect(application?.capabilities).toMatchObject({
        voice: {
          webhooks: {
            answer_url: {
              address: expect.stringMatching(
                new RegExp(`^https://${environment}\\.example\\.com/[0-9a-f]{16}/answer$`),
              ) as string,
            },
          },
          conversations_ttl: environment === "production" ? 48 : 1,
        },
      });
    }
  },

  // A program in YAML has no loops: there each stack is an environment.
  inYaml: {
    creates: ["shop"],
    async holds({ emulator, stack }) {
      expect(await stack.outputs()).toEqual({ applicationId: emulator.applications()[0]?.id, name: "test-shop" });
      expect(emulator.applications()).toMatchObject([
        {
          name: "test-shop",
          capabilities: {
            voice: {
              webhooks: { answer_url: { address: "https://test.example.com/answer" } },
              conversations_ttl: 1,
            },
          },
        },
      ]);
    },
    goesOn(world) {
      test("keeps the conversations of another environment for longer", async () => {
        const { emulator, stack } = world();
        await stack.setConfig({ "environments:conversationsTtl": "48" });
        expect((await stack.up()).ops).toEqual({ shop: "update" });
        expect(emulator.applications()).toMatchObject([{ capabilities: { voice: { conversations_ttl: 48 } } }]);
      });
    },
  },

  goesOn(world) {
    test("adds an environment, and leaves the others unchanged", async () => {
      const { emulator, stack } = world();
      const before = emulator.applications().map(({ id }) => id);
      for (const [index, name] of ["development", "staging", "production", "review"].entries())
        await stack.pulumi(["config", "set", "--path", `environments[${index}]`, name]);
      emulator.clearJournal();
      const { ops, changes } = await stack.up();
      expect(ops).toEqual({ development: "same", staging: "same", production: "same", review: "create" });
      expect(changes).toMatchObject({ create: 3 });
      expect(emulator.journal().map(({ method, status }) => `${method} ${status}`)).toEqual(["POST 201"]);
      expect(emulator.applications().map(({ id }) => id)).toEqual([...before, expect.any(String)]);
    });
  },
});
