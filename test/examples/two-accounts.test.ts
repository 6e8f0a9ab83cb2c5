import { expect } from "vitest";
import { lives } from "./life";

const partner = { apiKey: "partner1", apiSecret: "partner-account-secret" };

lives({
  name: "two-accounts",
  inYaml: true,
  emulator: { accounts: [partner] },
  config: { "two-accounts:partnerApiKey": partner.apiKey },
  secrets: { "two-accounts:partnerApiSecret": partner.apiSecret },
  creates: ["ours", "alice", "theirs", "bob"],

  async holds({ emulator, stack }) {
    const { applicationIds, userIds } = (await stack.outputs()) as Record<string, Record<string, string>>;
    expect(emulator.applications(emulator.apiKey)).toMatchObject([{ id: applicationIds?.ours, name: "ours" }]);
    expect(emulator.applications(partner.apiKey)).toMatchObject([{ id: applicationIds?.theirs, name: "theirs" }]);
    expect(emulator.users(String(applicationIds?.ours))).toMatchObject([{ id: userIds?.alice, name: "alice" }]);
    expect(emulator.users(String(applicationIds?.theirs))).toMatchObject([{ id: userIds?.bob, name: "bob" }]);
    expect(JSON.stringify(await stack.export())).not.toContain(partner.apiSecret);
  },
});
