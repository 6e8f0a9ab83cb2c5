import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { killDeployment } from "./kill";
import { hosts, shop, type Line } from "./number-line";

const [FIRST, SECOND] = ["447700900000", "447700900001"] as const;
const linked = (msisdn: string) => ({ country: "GB", msisdn, cancelOnDelete: true, applicationId: shop.id });

describe.each(hosts)("an interrupted replacement of a number, through the $host host", ({ line: start }) => {
  let line: Line;
  beforeAll(async () => void (line = await start()));
  afterAll(() => line.end());

  const owned = () =>
    Object.fromEntries(
      line.emulator.numbers.owned().map(({ msisdn, app_id: app }) => [msisdn as string, app] as const),
    );
  const updates = () => line.emulator.journal().filter(({ path }) => path === "/number/update");
  const state = async () => JSON.stringify(await line.stack.export());

  beforeEach(async () => {
    line.emulator.reset();
    for (const msisdn of [FIRST, SECOND]) line.emulator.numbers.give(line.emulator.apiKey, { country: "GB", msisdn });
    line.declare(linked(FIRST));
    await line.stack.up();
    line.emulator.clearJournal();
  });

  /** Kills the deployment when the new number is linked and the old one is about to be unlinked. */
  const interrupt = async (replace: string[] = []) => {
    line.declare(linked(SECOND));
    line.emulator.faults.add({
      method: "POST",
      path: "/number/update",
      nth: 2,
      count: "forever",
      when: "before",
      hang: true,
    });
    const killed = line.stack.up({ fails: true, replace });
    await expect.poll(() => updates().length, { timeout: 100_000 }).toBe(2);
    killDeployment(line.stack.folder);
    await killed;
    line.emulator.faults.clear();
    // The lock of who cannot give it back any more.
    await line.stack.pulumi(["cancel", "--yes"]);
    expect(await state()).toContain('"delete":true');
  };

  test("followed by a destroy cancels the new number alone", async () => {
    await interrupt();
    const { text } = await line.stack.destroy();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(text).toContain(`Cancelled the number GB/${SECOND}`);
    expect(owned()).toEqual({ [FIRST]: undefined });
  });

  test("followed by a program without the number cancels the new number alone", async () => {
    await interrupt();
    line.declare(undefined);
    const { text } = await line.stack.up();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(owned()).toEqual({ [FIRST]: undefined });
  });

  test("that the user has asked for, with another number in one step, is finished by the next up, which cancels none", async () => {
    const { deployment } = await line.stack.export();
    await interrupt([deployment.resources!.find(({ urn }) => urn.endsWith("::line"))!.urn]);
    await line.stack.up();
    expect(await state()).not.toContain('"delete":true');
    expect(owned()).toEqual({ [FIRST]: undefined, [SECOND]: shop.id });
    await line.stack.destroy();
    expect(owned()).toEqual({ [FIRST]: undefined });
  });
});
