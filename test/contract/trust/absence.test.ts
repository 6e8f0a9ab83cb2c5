import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Trial } from "../faults/trial";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { Life } from "../life";
import { programsOf } from "../subject";
import { subjects, user } from "../subjects";
import { settingsFor } from "../world";

describe.each(hosts)("through the $host host", (kind) => {
  let world: HostedWorld;
  /** A web server that is not Vonage. It answers every request with a page. */
  let stranger: Server;
  let strangerUrl: string;

  beforeAll(async () => {
    world = await startHostedWorld(kind, {}, { maxRetries: "0" });
    stranger = createServer((_request, response) => {
      response.writeHead(404, { "Content-Type": "text/html" }).end("<html><h1>Not Found</h1></html>");
    });
    await new Promise<void>((resolve) => void stranger.listen(0, "127.0.0.1", resolve));
    strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    stranger.close();
    await world.stop();
  });

  describe.each(subjects)("that a $name is gone", (subject) => {
    let trial: Trial;
    beforeEach(async () => {
      trial = await Trial.of(subject, world);
      await trial.life.up(programsOf(subject, world)[0]!);
      trial.clear();
    });
    afterEach(() => trial.end());

    const other = () => programsOf(subject, world)[1]!;

    test("is not believed from a server that is not Vonage: refresh, update and delete fail, and the state stays", async () => {
      const { apiKey, apiSecret } = world.emulator;
      const settings = settingsFor({ url: strangerUrl, apiKey, apiSecret }, { maxRetries: "0" });
      const there = new Life(await world.host(subject.name, settings));
      there.kept = trial.life.kept;
      const kept = { ...trial.life.kept! };
      const refusal =
        /This is no answer of the Vonage API.*account ….{4}.*Nothing was changed.*127\.0\.0\.1:\d+ was asked/s;
      await expect(there.refresh()).rejects.toThrow(refusal);
      await expect(there.up(other())).rejects.toThrow(refusal);
      await expect(there.destroy()).rejects.toThrow(refusal);
      expect(there.kept).toEqual(kept);
      expect(subject.stored(world, kept.id)).toBeDefined();
    });

    test("is not believed from a service that does not list the account's applications", async () => {
      // A new session that has not read the service yet.
      const unknowing = await world.start();
      const life = Object.assign(new Life(unknowing.host(subject.name)), { kept: trial.life.kept });
      subject.remove(world, life.kept!.id);
      world.emulator.faults.add({ method: "GET", path: "/v2/applications", status: 404, count: "forever" });
      await expect(life.refresh()).rejects.toThrow(/does not answer as the Vonage API does for account/);
      await expect(life.destroy()).rejects.toThrow(/Nothing was changed/);
      expect(life.kept).toBeDefined();
      trial.clear();
      expect(await life.refresh()).toBe(false);
    });

    test("is believed from a service that lists the account's applications: one list request for all objects", async () => {
      const second = new Life(trial.life.host);
      second.kept = trial.life.kept;
      subject.remove(world, trial.life.kept!.id);
      const lists = () => world.emulator.journal().filter(({ path }) => path === "/v2/applications").length;
      expect(await trial.life.refresh()).toBe(false);
      const before = lists();
      expect(await second.refresh()).toBe(false);
      expect(lists() - before).toBe(0);
    });

    test("is not believed if the state has no mark of its account", async () => {
      const { __account: _, ...outs } = trial.life.kept!.outs;
      trial.life.kept = { ...trial.life.kept!, outs };
      const wire = subject.stored(world, trial.life.kept.id)!;
      subject.remove(world, trial.life.kept.id);
      await expect(trial.life.refresh()).rejects.toThrow(/does not say which account.*pulumi state delete URN/s);
      expect(wire).toBeDefined();
      trial.life.kept = undefined;
    });

    test("an old state learns its account from a refresh that succeeds", async () => {
      const { __account: account, ...outs } = trial.life.kept!.outs;
      trial.life.kept = { ...trial.life.kept!, outs };
      expect(account).toMatch(/^[\w-]{12}….{4}$/);
      await trial.life.refresh();
      expect(trial.life.kept.outs.__account).toBe(account);
    });
  });

  describe("that a user is gone with its application", () => {
    let trial: Trial;
    beforeEach(async () => {
      trial = await Trial.of(user, world);
      await trial.life.up(programsOf(user, world)[0]!);
      trial.clear();
    });
    afterEach(() => trial.end());

    test("is not believed if the read of the application fails: a live user stays in the state", async () => {
      world.emulator.faults.add({ path: "/v1/users/*", status: 401, count: "forever" });
      world.emulator.faults.add({ path: "/v2/applications/*", status: 503, count: "forever" });
      await expect(trial.life.refresh()).rejects.toThrow(/401/);
      await expect(trial.life.destroy()).rejects.toThrow(/401/);
      expect(trial.life.kept).toBeDefined();
    });
  });
});
