// The packaged plugin as a process of a history.
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Emulator } from "vonage-emulator";
import { hostOf } from "../contract/plugin-host";
import { Engine } from "../plugin/engine";
import type { Host } from "../contract/host";
import { hostsOf, type Start } from "./process";
import { lieInWait } from "./killer";

/** Plugins that wait for the next operation. */
const idle: Engine[] = [];

/**
 * The packaged plugin of an operation, called over real gRPC. When it is configured, it forgets all operations before, as a
 * new process would. When it is killed, its requests and its messages end, and no other operation uses it.
 */
export const startPluginAt =
  (emulator: Emulator): Start =>
  async (settings, kill) => {
    const given = Object.entries(settings).map(([key, value]): [string, string] => [
      key.replace(/^vonage:/, ""),
      value,
    ]);
    const engine = idle.pop() ?? (await Engine.start());
    await engine.configure(Object.fromEntries(given));
    const before = engine.told.length;
    let isDead = false;
    const { death, end } = lieInWait(emulator, kill, async () => {
      isDead = true;
      await engine.call("cancel", new Empty());
    });
    const alive = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } finally {
        if (isDead) await new Promise<never>(() => undefined);
      }
    };
    const mortal = (host: Host): Host => ({
      ...host,
      create: (inputs) => alive(host.create(inputs)),
      read: (id, olds) => alive(host.read(id, olds)),
      update: (id, olds, news) => alive(host.update(id, olds, news)),
      delete: (id, olds) => alive(host.delete(id, olds)),
    });
    const stop = async () => {
      if (end()) await engine.stop();
      else idle.push(engine);
    };
    const told = () => engine.told.slice(before).map(({ text }) => text);
    return { hosts: hostsOf((name) => mortal(hostOf(engine, name))), death, told, stop };
  };
