import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "../../../cli/pulumi/together";

const failing = (milliseconds: number, reason: string) =>
  wait(milliseconds).then(() => Promise.reject(new Error(reason)));

test("work at the same time has its results in the order of the list", async () => {
  expect(await together(wait(20, "slow"), wait(0, 1))).toEqual(["slow", 1]);
});

test("of several failures, the first in the list is thrown, after all work has ended", async () => {
  let ended = 0;
  const counted = <T>(work: Promise<T>) => work.finally(() => (ended += 1));
  const all = together(counted(failing(20, "slow")), counted(failing(0, "fast")), counted(wait(40)));
  await expect(all).rejects.toThrow("slow");
  expect(ended).toBe(3);
});
