import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FIRST, hosts, linked, SECOND, shop, type Line } from "./number-line";

// A cancelled number is lost for good. Only the deletion of its resource may cancel it, never a replacement.
describe.each(hosts)("a number with cancelOnDelete, through the $host host", ({ line: start, replaceOnChanges }) => {
  let line: Line;
  beforeAll(async () => {
    line = await start();
    await line.begin();
  });
  afterAll(() => line.end());

  const cancellations = () => line.asked("/number/cancel");
  const urn = async () => {
    const { deployment } = await line.stack.export();
    return deployment.resources!.find((each) => each.urn.endsWith("::line"))!.urn;
  };

  test("is not cancelled by a replacement that the user asks for, delete-first", async () => {
    line.declare(linked(FIRST), { deleteBeforeReplace: true });
    const { text, ops } = await line.stack.up({ replace: [await urn()] });
    expect(ops).toEqual({ line: "replace" });
    expect(text).toContain("a replacement never cancels");
    expect(line.owned()).toMatchObject({ [FIRST]: shop.id });
    expect(cancellations()).toEqual([]);
  });

  test("is not cancelled by a replacement that the option replaceOnChanges asks for, delete-first", async () => {
    line.declare({ ...linked(FIRST), tel: "447700900002" }, { deleteBeforeReplace: true, replaceOnChanges: ["tel"] });
    expect((await line.stack.up()).ops).toEqual({ line: replaceOnChanges });
    expect(line.owned()).toMatchObject({ [FIRST]: shop.id });
    expect(cancellations()).toEqual([]);
  });

  test("is not cancelled by the update that finishes an interrupted replacement", async () => {
    line.declare({ country: "GB", msisdn: SECOND, cancelOnDelete: true });
    line.emulator.faults.add({ method: "POST", path: "/number/update", status: 400 });
    await line.stack.up({ fails: true });
    expect(await line.state()).toContain('"delete":true');

    const { text } = await line.stack.up();
    expect(text).toContain(`The number GB/${FIRST} was not cancelled`);
    expect(await line.state()).not.toContain('"delete":true');
    expect(line.owned()).toEqual({ [FIRST]: undefined, [SECOND]: undefined });
    expect(cancellations()).toEqual([]);
  });

  test("is kept by retainOnDelete and protect, and a warning announces the deletion", async () => {
    line.declare(linked(SECOND), { protect: true });
    expect((await line.stack.up()).text).toContain(
      `deleting this resource cancels the number GB/${SECOND}, which cannot be undone`,
    );
    line.declare(undefined);
    expect((await line.stack.up({ fails: true })).text).toContain("protect");

    line.declare(linked(SECOND), { retainOnDelete: true });
    await line.stack.up();
    line.declare(undefined);
    await line.stack.up();
    expect(line.owned()).toEqual({ [FIRST]: undefined, [SECOND]: shop.id });
  });

  test("is cancelled when the program drops it", async () => {
    line.declare(linked(FIRST));
    await line.stack.up();
    line.declare(undefined);
    expect((await line.stack.up()).text).toContain(`Cancelled the number GB/${FIRST}`);
    expect(line.owned()).toEqual({ [SECOND]: shop.id });
  });
});
