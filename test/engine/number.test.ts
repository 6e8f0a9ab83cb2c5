import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VonageNumberArgs } from "../../sdk";
import { requestsSeen, sdk, setting, type Setting } from "./setting";

const address = { country: "GB", msisdn: "447700900000" };
const ID = "GB/447700900000";
const quick = { config: { "vonage:numbersRequestsPerSecond": "100", "vonage:consistencyWindow": "0" } };

function program(args: Partial<VonageNumberArgs> | undefined, isLinked = true): PulumiFn {
  return async () => {
    const shop = new sdk.VonageApplication("shop", {});
    const line =
      args && new sdk.VonageNumber("line", { ...address, ...(isLinked ? { application: shop } : {}), ...args });
    return Promise.resolve({ shop: shop.id, line: line?.numberId });
  };
}

describe("a phone number, through the real engine", () => {
  let world: Setting;
  beforeAll(async () => void (world = await setting(program({}), {}, quick)));
  afterAll(() => world.end());

  const owned = () => world.emulator.numbers.owned()[0];

  test("fails if the account does not own it, and says what to do", async () => {
    const preview = await world.stack.preview();
    expect(preview.ops).toEqual({ shop: "create", line: "create" });
    expect(requestsSeen(world.emulator)).toEqual([]);
    const outcome = await world.stack.up({ fails: true });
    expect(outcome.text).toContain("This account does not own the number GB/447700900000");
    expect(outcome.text).toContain("declare purchase: true");
    expect(owned()).toBeUndefined();
  });

  test("is bought if the program allows it, is linked, and then has an empty preview", async () => {
    world.stack.setProgram(program({ purchase: true, moHttpUrl: "https://example.com/sms" }));
    await world.stack.up();
    const { shop, line } = await world.stack.outputs();
    expect(line).toBe(ID);
    expect(owned()).toMatchObject({ app_id: shop, moHttpUrl: "https://example.com/sms" });
    await world.stack.refresh();
    await world.stack.expectNoChanges();
  });

  test("shows drift and dropped properties", async () => {
    world.emulator.numbers.update(ID, (wire) => delete wire.app_id);
    await world.stack.refresh();
    world.stack.setProgram(program({ purchase: true }));
    const preview = await world.stack.preview();
    expect(preview.ops).toMatchObject({ line: "update" });
    await world.stack.up();
    const { shop } = await world.stack.outputs();
    expect(owned()).toMatchObject({ app_id: shop });
    expect(owned()).not.toHaveProperty("moHttpUrl");
  });

  test("warns in time that a deletion cancels it", async () => {
    world.stack.setProgram(program({ purchase: true, cancelOnDelete: true }));
    const preview = await world.stack.preview();
    expect(preview.text).toContain("deleting this resource cancels the number GB/447700900000");
    await world.stack.up();
  });

  test("is not cancelled by a replacement, even with cancelOnDelete", async () => {
    world.stack.setProgram(program({ msisdn: "447700900001", purchase: true, cancelOnDelete: true }));
    const outcome = await world.stack.up();
    expect(outcome.text).toContain("a replacement never cancels");
    expect(world.emulator.numbers.owned().map(({ msisdn }) => msisdn)).toEqual(["447700900000", "447700900001"]);
  });

  test("stays in the account when the program drops it without cancelOnDelete", async () => {
    world.stack.setProgram(program({ msisdn: "447700900001" }));
    await world.stack.up();
    world.stack.setProgram(program(undefined));
    await world.stack.up();
    expect(world.emulator.numbers.owned()).toHaveLength(2);
    expect(world.emulator.numbers.owned()[1]).not.toHaveProperty("app_id");
  });

  test("is cancelled with the stack if cancelOnDelete is set", async () => {
    world.stack.setProgram(program({ purchase: true, cancelOnDelete: true }));
    await world.stack.up();
    await world.stack.destroy();
    expect(world.emulator.numbers.owned().map(({ msisdn }) => msisdn)).toEqual(["447700900001"]);
  });
});
