import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { settingsFor } from "../world";

const ID = "GB/447700900000";
const program = { country: "GB", msisdn: "447700900000", tel: "447700900009" };
const strangers = [
  ["an empty object", 200, "{}"],
  ["an empty list", 200, '{"count":0,"numbers":[]}'],
  ["something else in JSON", 200, '{"status":"ok"}'],
  ["a list in JSON", 200, "[]"],
  ["a page", 200, "<html>Welcome</html>"],
  ["a page with 404", 404, "<html>Not Found</html>"],
  ["a problem with 404", 404, '{"type":"about:blank","title":"Not Found"}'],
] as const;

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  let stranger: Server;
  let answer: { readonly status: number; readonly text: string };
  let life: Life;
  const numbers = () => world.emulator.numbers;

  beforeAll(async () => {
    world = await startHostedWorld(kind);
    stranger = createServer((_request, response) => {
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.text);
    });
    await new Promise<void>((resolve) => void stranger.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    stranger.close();
    await world.stop();
  });
  beforeEach(async () => {
    numbers().give(world.emulator.apiKey, { country: "GB", msisdn: program.msisdn });
    life = new Life((await world.start()).host("Number"));
    await life.up(program);
  });
  afterEach(() => world.emulator.reset());

  test.each(strangers)(
    "a server at restUrl that answers with %s does not make a number gone",
    async (_, status, text) => {
      answer = { status, text };
      const restUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
      const { url, apiKey, apiSecret } = world.emulator;
      const settings = settingsFor({ url, apiKey, apiSecret }, { restUrl, maxRetries: "0" });
      const there = new Life((await world.start(settings)).host("Number"));
      there.kept = life.kept;
      for (const work of [
        () => there.refresh(),
        () => there.up({ ...program, tel: "447700900008" }),
        () => there.destroy(),
      ])
        await expect(work()).rejects.toThrow(/vonage:restUrl/);
      expect(there.kept).toEqual(life.kept);
      const fresh = new Life((await world.start(settings)).host("Number"));
      await expect(fresh.up(program)).rejects.toThrow(/vonage:restUrl/);
      expect(numbers().owned()).toMatchObject([{ voiceCallbackValue: program.tel }]);
    },
  );

  test("an account whose last number is gone is believed: numbers are for sale there", async () => {
    numbers().remove(ID);
    expect(await life.refresh()).toBe(false);
    const searches = () => world.emulator.journal().filter(({ path }) => path === "/number/search").length;
    expect(searches()).toBe(1);
    await life.destroy();
    expect(searches()).toBeLessThanOrEqual(2);
  });
});
