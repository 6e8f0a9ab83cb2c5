// What the provider does with a phone number that its owner names. It links the number elsewhere for some seconds and puts
// it back. It buys and cancels nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { dynamicHost } from "../contract/dynamic-host";
import { Life } from "../contract/life";
import { account, lives, settings } from "./account";
import { Line } from "./line";
import { PREFIX, Service } from "./service";

const service = new Service(account);
const line = new Line(account, process.env.VONAGE_LIVE_NUMBER ?? "");

beforeAll(async () => void (await service.sweep()));
afterAll(() => service.sweep());

test("a number is read, linked, linked elsewhere and unlinked, and everything else on it stays", async () => {
  const before = await line.read();
  const { country, msisdn } = line;
  const address = { country, msisdn };
  try {
    const home = new Life(await dynamicHost("Application", settings));
    const other = new Life(await dynamicHost("Application", settings));
    await home.up({ name: `${PREFIX}line` });
    await other.up({ name: `${PREFIX}other-line` });

    const life = new Life(await dynamicHost("Number", settings));
    life.kept = { id: `${country}/${msisdn}`, inputs: address, outs: address, unfinished: false };
    expect(await life.refresh()).toBe(true);
    expect(life.kept?.outs).toMatchObject({ type: before.type, features: before.features });
    life.kept = undefined;

    const linked = (to: Life) => ({ ...address, applicationId: to.kept!.id });
    await lives(life, [linked(home), linked(other), address, linked(home)], async ({ applicationId }) => {
      const { app_id: link, ...rest } = await line.read();
      expect(link).toBe(applicationId);
      expect(unlinked(rest)).toEqual(unlinked(before));
    });
    await life.destroy();
    expect((await line.read()).app_id).toBeUndefined();
  } finally {
    await line.restore(before);
  }
  expect(await line.read()).toEqual(before);
});

/** A number without what goes with its link. */
function unlinked({ app_id: _link, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const { voiceCallbackType: _type, voiceCallbackValue: _value, ...others } = rest;
  return rest.voiceCallbackType === "app" ? others : rest;
}
