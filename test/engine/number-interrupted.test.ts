import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { killDeployment } from "./kill";
import { FIRST, hosts, linked, SECOND, shop, type Line } from "./number-line";

describe.each(hosts)("an interrupted replacement of a number, through the $host host", ({ line: start }) => {
  let line: Line;
  beforeAll(async () => void (line = await start()));
  afterAll(() => line.end());

  beforeEach(() => line.begin());

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
    await expect.poll(() => line.asked("/number/update").length, { timeout: 100_000 }).toBe(2);
    killDeployment(line.stack.folder);
    await killed;
    line.emulator.faults.clear();
    // A killed deployment cannot release its lock.
    await line.stack.pulumi(["cancel", "--yes"]);
    expect(await line.state()).toContain('"delete":true');
  };

  test("followed by a destroy cancels the new number alone", async () => {
    await interrupt();
    const { text } = await line.stack.destroy();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(text).toContain(`Cancelled the number GB/${SECOND}`);
    expect(line.owned()).toEqual({ [FIRST]: undefined });
  });

  test("followed by a program without the number cancels the new number alone", async () => {
    await interrupt();
    line.declare(undefined);
    const { text } = await line.stack.up();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(line.owned()).toEqual({ [FIRST]: undefined });
  });

  test("that the user has asked for, with another number in one step, is finished by the next up, which cancels none", async () => {
    const { deployment } = await line.stack.export();
    await interrupt([deployment.resources!.find(({ urn }) => urn.endsWith("::line"))!.urn]);
    await line.stack.up();
    expect(await line.state()).not.toContain('"delete":true');
    expect(line.owned()).toEqual({ [FIRST]: undefined, [SECOND]: shop.id });
    await line.stack.destroy();
    expect(line.owned()).toEqual({ [FIRST]: undefined });
  });
});
