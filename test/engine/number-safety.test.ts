import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hosts, shop, type Line } from "./number-line";

const [FIRST, SECOND] = ["447700900000", "447700900001"] as const;
const cancelled = { country: "GB", msisdn: FIRST, cancelOnDelete: true };
const linked = { ...cancelled, applicationId: shop.id };

// A cancelled number is lost for good. Only the deletion of its resource may cancel it, never a replacement.
describe.each(hosts)("a number with cancelOnDelete, through the $host host", ({ line: start, replaceOnChanges }) => {
  let line: Line;
  beforeAll(async () => {
    line = await start();
    for (const msisdn of [FIRST, SECOND]) line.emulator.numbers.give(line.emulator.apiKey, { country: "GB", msisdn });
    line.declare(linked);
    await line.stack.up();
  });
  afterAll(() => line.end());

  const owned = () =>
    Object.fromEntries(
      line.emulator.numbers.owned().map(({ msisdn, app_id: app }) => [msisdn as string, app] as const),
    );
  const cancellations = () => line.emulator.journal().filter(({ path }) => path === "/number/cancel");
  const state = async () => JSON.stringify(await line.stack.export());
  const urn = async () => {
    const { deployment } = await line.stack.export();
    return deployment.resources!.find((each) => each.urn.endsWith("::line"))!.urn;
  };

  test("is not cancelled by a replacement that the user asks for, delete-first", async () => {
    line.declare(linked, { deleteBeforeReplace: true });
    const { text, ops } = await line.stack.up({ replace: [await urn()] });
    expect(ops).toEqual({ line: "replace" });
    expect(text).toContain("a replacement never cancels");
    expect(owned()).toMatchObject({ [FIRST]: shop.id });
    expect(cancellations()).toEqual([]);
  });

  test("is not cancelled by a replacement that the option replaceOnChanges asks for, delete-first", async () => {
    line.declare({ ...linked, tel: "447700900002" }, { deleteBeforeReplace: true, replaceOnChanges: ["tel"] });
    expect((await line.stack.up()).ops).toEqual({ line: replaceOnChanges });
    expect(owned()).toMatchObject({ [FIRST]: shop.id });
    expect(cancellations()).toEqual([]);
  });

  test("is not cancelled by the update that finishes an interrupted replacement", async () => {
    line.declare({ ...cancelled, msisdn: SECOND });
    line.emulator.faults.add({ method: "POST", path: "/number/update", status: 400 });
    await line.stack.up({ fails: true });
    expect(await state()).toContain('"delete":true');

    const { text } = await line.stack.up();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(await state()).not.toContain('"delete":true');
    expect(owned()).toEqual({ [FIRST]: undefined, [SECOND]: undefined });
    expect(cancellations()).toEqual([]);
  });

  test("is kept by retainOnDelete and protect, and a warning announces the deletion", async () => {
    line.declare({ ...linked, msisdn: SECOND }, { protect: true });
    expect((await line.stack.up()).text).toContain(
      `deleting this resource cancels the number GB/${SECOND}, which cannot be undone`,
    );
    line.declare(undefined);
    expect((await line.stack.up({ fails: true })).text).toContain("protect");

    line.declare({ ...linked, msisdn: SECOND }, { retainOnDelete: true });
    await line.stack.up();
    line.declare(undefined);
    await line.stack.up();
    expect(owned()).toEqual({ [FIRST]: undefined, [SECOND]: shop.id });
  });

  test("is cancelled when the program drops it", async () => {
    line.declare(linked);
    await line.stack.up();
    line.declare(undefined);
    expect((await line.stack.up()).text).toContain(`Cancelled the number GB/${FIRST}`);
    expect(owned()).toEqual({ [SECOND]: shop.id });
  });
});
