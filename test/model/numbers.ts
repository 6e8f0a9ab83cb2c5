// The invariants of phone numbers.
import type { Emulator, JsonObject } from "vonage-emulator";
import type { Drift } from "./history";
import { Violation } from "./violation";
import { linkOf, nameOf, type DeclaredNumber, type Program } from "./program";

interface Address {
  readonly country: string;
  readonly msisdn: string;
}

/** The numbers that programs declare, by slot. Some begin with the digits of others. */
const addresses: Readonly<Record<string, Address>> = {
  m: { country: "GB", msisdn: "447700900000" },
  "m again": { country: "GB", msisdn: "447700900001" },
  n: { country: "GB", msisdn: "447700900002" },
  "n again": { country: "GB", msisdn: "447700900003" },
};

/** The numbers that the account owns at the start: those of slot m, and two that no program declares. */
const owned: readonly (Address & JsonObject)[] = [
  { country: "GB", msisdn: "4477009000001", moHttpUrl: "https://example.com/longer" },
  { country: "GB", msisdn: "44770090000", voiceCallbackType: "tel", voiceCallbackValue: "447700900101" },
  {
    ...addresses.m!,
    moHttpUrl: "https://example.com/before",
    voiceCallbackType: "sip",
    voiceCallbackValue: "sip:before@example.com",
  },
  { ...addresses["m again"]!, voiceStatusCallback: "https://example.com/before" },
];

export function addressOf(declared: DeclaredNumber): Address {
  return addresses[nameOf(declared)]!;
}

export function giveNumbers({ numbers, apiKey }: Emulator): void {
  for (const number of owned) numbers.give(apiKey, number);
}

/** The numbers that the account owns, by slot. */
export function numbersOf({ numbers }: Emulator): { id: string; name: string; wire: JsonObject }[] {
  const names = new Map(Object.entries(addresses).map(([name, address]) => [idOf(address), name]));
  return numbers.owned().map((wire) => {
    const id = idOf(wire as unknown as Address);
    return { id, name: names.get(id) ?? id, wire };
  });
}

/** Changes a number as someone else might. */
export function meddleWithNumber(emulator: Emulator, id: string, change: Drift): void {
  if (change === "remove") return emulator.numbers.remove(id);
  emulator.numbers.update(id, (wire) => {
    const other = emulator.applications().find((application) => application.id !== wire.app_id);
    const isToClear = change === "empty";
    if (isToClear) for (const field of ["app_id", "moHttpUrl", "voiceStatusCallback"]) delete wire[field];
    if (isToClear || change === "key") for (const field of FORWARD) delete wire[field];
    if (change === "key") Object.assign(wire, { voiceCallbackType: "tel", voiceCallbackValue: "447700900199" });
    else if (change === "rename" && other) wire.app_id = other.id!;
    else if (change === "rename") delete wire.app_id;
    else if (change === "change") wire.moHttpUrl = "https://example.com/of-someone-else";
    else if (change === "add") wire.voiceStatusCallback = "https://example.com/of-someone-else";
  });
}

const FORWARD = ["voiceCallbackType", "voiceCallbackValue"] as const;

/** Whether someone else may cancel the number. Only a program that buys it can bring it back. */
export function isBought(id: string): boolean {
  return !owned.some((number) => idOf(number) === id);
}

export function idOf({ country, msisdn }: Address): string {
  return `${country}/${msisdn}`;
}

/** The settings of a number that a read shows. The target of forwarded calls is one setting. */
interface Settings {
  readonly link?: unknown;
  readonly moHttpUrl?: unknown;
  readonly forward?: string | undefined;
  readonly voiceStatusCallback?: unknown;
}

type Setting = keyof Settings;

export function settingsOf({
  app_id: link,
  moHttpUrl,
  voiceStatusCallback,
  voiceCallbackType,
  voiceCallbackValue,
}: JsonObject) {
  const isForward = voiceCallbackType !== undefined && voiceCallbackType !== "app";
  const forward = isForward ? `${voiceCallbackType as string} ${voiceCallbackValue as string}` : undefined;
  return { link, moHttpUrl, forward, voiceStatusCallback } satisfies Settings;
}

/** The inputs of a number, and the application that it is linked to. */
export function settingsIn(declared: DeclaredNumber, link: string | undefined): Settings {
  const { moHttpUrl, voiceStatusCallback, sip, tel } = declared.rest as Record<string, string | undefined>;
  const forward = sip === undefined ? tel && `tel ${tel}` : `sip ${sip}`;
  return given({ link, moHttpUrl, forward, voiceStatusCallback });
}

/** Checks that only declared settings of a number change, and that settings are cleared when programs drop them. */
export class Standing {
  /** The settings of the account's numbers that no program has declared. */
  readonly #standing = new Map<string, Settings>();
  readonly #named = new Map<string, Set<Setting>>();
  /** The settings that the last successful deployment declared, unless someone else has made changes since. */
  readonly #deployed = new Map<string, Set<Setting>>();

  constructor(private readonly emulator: Emulator) {
    for (const { id, wire } of numbersOf(emulator)) this.#standing.set(id, settingsOf(wire));
  }

  beforeUp(program: Program): void {
    const ids = new Set<string>();
    for (const declared of program.numbers) {
      const id = idOf(addressOf(declared));
      ids.add(id);
      for (const setting of namesIn(declared, program)) this.#namedOf(id).add(setting);
    }
    // A number that leaves the program keeps its settings. It comes back like a new one.
    for (const id of this.#deployed.keys()) if (!ids.has(id)) this.#deployed.delete(id);
  }

  beforeDestroy(): void {
    this.#deployed.clear();
  }

  /** Call it after a deployment without a failure. */
  afterUp(program: Program): void {
    const declared = new Map(program.numbers.map((one) => [idOf(addressOf(one)), namesIn(one, program)]));
    for (const { id, name, wire } of numbersOf(this.emulator)) {
      const [before, names, now] = [this.#deployed.get(id), declared.get(id), settingsOf(wire)];
      const dropped = [...(before ?? [])].filter((setting) => names && !names.has(setting));
      const left = dropped.filter((setting) => now[setting] !== undefined);
      if (left.length > 0)
        throw new Violation(`(b) properties that ${name} has dropped are still there: ${left.join(", ")}`);
      if (names) this.#deployed.set(id, names);
    }
  }

  /** Notes that someone else has changed the number. Their link disappears with the application. */
  meddled(id: string): void {
    this.#deployed.delete(id);
    const wire = numbersOf(this.emulator).find((number) => number.id === id)?.wire;
    const before = this.#standing.get(id) ?? {};
    if (wire) this.#standing.set(id, settingsOf(wire));
    else this.gone(id);
    if (wire && wire.app_id !== before.link) this.#namedOf(id).add("link");
  }

  /** Notes that the account does not own the number any more. */
  gone(id: string): void {
    this.#standing.delete(id);
    this.#deployed.delete(id);
  }

  expect(): void {
    for (const { id, name, wire } of numbersOf(this.emulator)) {
      const [now, then, named] = [settingsOf(wire), this.#standing.get(id) ?? {}, this.#namedOf(id)];
      const changed = (Object.keys(now) as Setting[]).filter(
        (setting) => !named.has(setting) && now[setting] !== then[setting],
      );
      if (changed.length > 0)
        throw new Violation(`(b) undeclared properties of ${name} were changed: ${changed.join(", ")}`);
    }
  }

  #namedOf(id: string): Set<Setting> {
    const named = this.#named.get(id) ?? new Set<Setting>();
    this.#named.set(id, named);
    return named;
  }
}

function namesIn(declared: DeclaredNumber, program: Program): Set<Setting> {
  return new Set(Object.keys(settingsIn(declared, linkOf(declared, program)?.slot)) as Setting[]);
}

function given(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
