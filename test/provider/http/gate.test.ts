import { describe, expect, test } from "vitest";
import { Gate } from "../../../provider/http/gate";
import { failureOf } from "./service";

const soon = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

/** The times at which this many tasks begin, from now. */
async function begun(gate: Gate, count: number): Promise<number[]> {
  const start = performance.now();
  const task = () => Promise.resolve(performance.now() - start);
  return await Promise.all(Array.from({ length: count }, () => gate.pass(task)));
}

describe("a gate", () => {
  test("lets only the allowed number of tasks begin in a second, and the next ones a second later", async () => {
    const at = await begun(new Gate(3.9), 4);
    expect(at[2]).toBeLessThan(800);
    expect(at[3]).toBeGreaterThan(900);
  });

  test("lets one task begin in each of its longer intervals", async () => {
    const at = await begun(new Gate(0.8), 2);
    expect(at[1]! - at[0]!).toBeGreaterThan(1_150);
  });

  test("runs at most sixteen tasks at once", async () => {
    const gate = new Gate(10_000);
    let [underWay, most] = [0, 0];
    const task = async () => {
      most = Math.max(most, (underWay += 1));
      await soon(20);
      underWay -= 1;
    };
    await Promise.all(Array.from({ length: 40 }, () => gate.pass(task)));
    expect(most).toBe(16);
  });

  test("rests as long as the longest rest, and then continues", async () => {
    const gate = new Gate(10_000);
    gate.rest(500);
    gate.rest(50);
    const [at] = await begun(gate, 1);
    expect(at).toBeGreaterThan(450);
    gate.rest(50);
    gate.rest(400);
    const [later] = await begun(gate, 1);
    expect(later).toBeGreaterThan(350);
  });

  test("passes on the result of the task, or its failure", async () => {
    const gate = new Gate(100);
    expect(await gate.pass(() => Promise.resolve(7))).toBe(7);
    expect((await failureOf(gate.pass(() => Promise.reject(new Error("mine"))))).message).toBe("mine");
  });

  test("does not begin a task whose signal has aborted, and reports the reason", async () => {
    const gate = new Gate(10_000);
    let count = 0;
    const task = () => Promise.resolve((count += 1));
    expect((await failureOf(gate.pass(task, AbortSignal.abort(new Error("before"))))).message).toBe("before");
    gate.rest(200);
    const controller = new AbortController();
    const waiting = failureOf(gate.pass(task, controller.signal));
    controller.abort("a text");
    expect((await waiting).message).toBe("a text");
    await soon(300);
    expect(count).toBe(0);
  });

  test("does not stop a running task when its signal aborts", async () => {
    const controller = new AbortController();
    const work = new Gate(100).pass(async () => {
      controller.abort();
      await soon(20);
      return "done";
    }, controller.signal);
    expect(await work).toBe("done");
  });
});
