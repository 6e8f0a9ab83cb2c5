import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect, test } from "vitest";
import { requestsSeen, sdk, setting } from "./setting";

test("two accounts in one program never mix", async () => {
  const other = { apiKey: "other-key", apiSecret: "other-secret-1" };
  let baseUrl = "";
  const program: PulumiFn = async () => {
    const account = new sdk.VonageProvider("other", { ...other, baseUrl });
    const ours = new sdk.VonageApplication("ours", {});
    const theirs = new sdk.VonageApplication("theirs", {}, { provider: account });
    new sdk.VonageUser("alice", { application: ours });
    new sdk.VonageUser("bob", { application: theirs }, { provider: account });
    return Promise.resolve({});
  };
  const world = await setting(program, { accounts: [other] });
  baseUrl = world.emulator.url;
  try {
    await world.stack.up();
    expect(world.emulator.applications(other.apiKey)).toMatchObject([{ name: "theirs" }]);
    expect(world.emulator.applications(world.emulator.apiKey)).toMatchObject([{ name: "ours" }]);
    expect(JSON.stringify(await world.stack.export())).not.toContain(other.apiSecret);
    await world.stack.expectNoChanges();
    expect((await world.stack.refresh()).changes).not.toHaveProperty("update");
    await world.stack.destroy();
    expect(world.emulator.applications()).toEqual([]);
    expect(world.emulator.journal().filter(({ status = 0 }) => status >= 400)).toEqual([]);
  } finally {
    await world.end();
  }
});

test("sixteen concurrent applications on a cold plugin are all authorised", async () => {
  const program: PulumiFn = async () => {
    for (let index = 0; index < 16; index += 1) new sdk.VonageApplication(`app-${index}`, {});
    return Promise.resolve({});
  };
  const world = await setting(program);
  try {
    await world.stack.up({ parallel: 16 });
    expect(requestsSeen(world.emulator)).toEqual(Array(16).fill("POST /v2/applications 201"));
    await world.stack.expectNoChanges();
  } finally {
    await world.end();
  }
});

test("missing credentials give one error, which names both ways to set them", async () => {
  const program: PulumiFn = async () => {
    new sdk.VonageApplication("shop", {});
    return Promise.resolve({});
  };
  const world = await setting(program);
  try {
    await world.stack.pulumi(["config", "rm", "vonage:apiKey"]);
    await world.stack.pulumi(["config", "rm", "vonage:apiSecret"]);
    expect((await world.stack.preview()).ops).toEqual({ shop: "create" });
    const up = await world.stack.up({ fails: true });
    const explicit = (key: string) =>
      `(where the program makes a VonageProvider, give ${key} to the provider in the program)`;
    expect(up.text).toContain(
      `vonage:apiKey is missing: run "pulumi config set vonage:apiKey" ${explicit("apiKey")}, or set VONAGE_API_KEY`,
    );
    expect(up.text).toContain(
      `vonage:apiSecret is missing: run "pulumi config set --secret vonage:apiSecret" ${explicit("apiSecret")}, or set VONAGE_API_SECRET`,
    );
    expect(requestsSeen(world.emulator)).toEqual([]);
  } finally {
    await world.end();
  }
});

test("refused credentials give one error, which names their source and holds no secret", async () => {
  const program: PulumiFn = async () => {
    new sdk.VonageApplication("shop", {});
    return Promise.resolve({});
  };
  const world = await setting(program, {}, { secrets: { "vonage:apiSecret": "wrong-secret-1" } });
  try {
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain("POST /v2/applications: 401");
    expect(up.text).toContain("Check vonage:apiKey and vonage:apiSecret");
    expect(up.text).not.toMatch(/wrong-secret|PRIVATE KEY|Basic [\w+/]/);
    expect(requestsSeen(world.emulator)).toEqual(["POST /v2/applications 401"]);
  } finally {
    await world.end();
  }
});
