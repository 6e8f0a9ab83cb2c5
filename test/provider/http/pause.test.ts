import { expect, test } from "vitest";
import { pause } from "../../../provider/http/pause";
import { failureOf } from "./service";

test("a pause takes its time", async () => {
  const begun = performance.now();
  await pause(30);
  expect(performance.now() - begun).toBeGreaterThan(25);
});

test("a pause ends with the reason of its signal", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const ended = failureOf(pause(60_000, controller.signal));
  controller.abort(reason);
  expect(await ended).toBe(reason);
  expect(await failureOf(pause(60_000, AbortSignal.abort(reason)))).toBe(reason);
});
