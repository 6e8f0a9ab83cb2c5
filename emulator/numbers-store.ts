// The phone numbers of the emulated service: those that accounts own, and those for sale.
import { isObject, type Json, type JsonObject, type Wire } from "./json";
import {
  changeSettings,
  DEFAULT_NUMBER_SETTINGS,
  type NumberSettings,
  type ResolvedNumberSettings,
} from "./numbers-settings";
import { NumberReport } from "./numbers-report";
import { defaultStock, FEATURES, NUMBER_TYPES, type StockNumber } from "./numbers-stock";

/** A number of an account. Its id, `COUNTRY/msisdn`, is the emulator's own and in no answer. */
export interface OwnedNumber {
  readonly apiKey: string;
  readonly wire: Wire;
}

export class NumberError extends Error {}

const COST_OF_OTHERS = "1.00";

export class Numbers {
  readonly report = new NumberReport();
  readonly #initial: ResolvedNumberSettings;
  #settings: ResolvedNumberSettings;
  /** In the order in which they were bought. */
  readonly #owned = new Map<string, OwnedNumber>();
  readonly #stock = new Map<string, StockNumber>();
  readonly #usual = new Set<string>();

  constructor(settings: NumberSettings = {}) {
    this.#initial = changeSettings(DEFAULT_NUMBER_SETTINGS, settings);
    this.#settings = this.#initial;
    this.clear();
  }

  get settings(): ResolvedNumberSettings {
    return this.#settings;
  }

  configure(change: unknown): void {
    this.#settings = changeSettings(this.#settings, change);
  }

  /** Resets settings and counters to those at the start. */
  restart(): void {
    this.#settings = structuredClone(this.#initial);
    this.report.clear();
  }

  /** Removes all owned numbers and puts the usual stock up for sale. */
  clear(): void {
    this.#owned.clear();
    this.#stock.clear();
    for (const number of defaultStock()) {
      this.#stock.set(idOf(number), number);
      this.#usual.add(idOf(number));
    }
  }

  owned(apiKey?: string): OwnedNumber[] {
    return [...this.#owned.values()].filter((each) => apiKey === undefined || each.apiKey === apiKey);
  }

  find(id: string): OwnedNumber | undefined {
    return this.#owned.get(id);
  }

  put(apiKey: string, wire: Wire): OwnedNumber {
    const number = { apiKey, wire: settled(wire) };
    this.#owned.set(wire.id, number);
    return number;
  }

  /** Takes the number from its owner. Every account can buy it afterwards. */
  release({ wire }: OwnedNumber): void {
    this.#owned.delete(wire.id);
    if (this.#stock.has(wire.id)) return;
    const { country, msisdn, type, features } = wire;
    this.#stock.set(wire.id, { country, msisdn, cost: COST_OF_OTHERS, type, features } as StockNumber);
  }

  available(): StockNumber[] {
    return [...this.#stock].filter(([id]) => !this.#owned.has(id)).map(([, number]) => number);
  }

  /** A number that is for sale. */
  offered(id: string): StockNumber | undefined {
    return this.#owned.has(id) ? undefined : this.#stock.get(id);
  }

  offer(number: StockNumber): void {
    this.#stock.set(idOf(number), number);
  }

  /** The numbers for sale that are not in the usual stock. */
  unusualStock(): StockNumber[] {
    return this.available().filter((number) => !this.#usual.has(idOf(number)));
  }

  /** Changes the numbers of an application that is deleted, as the settings say. */
  applicationRemoved(applicationId: string): void {
    if (this.#settings.deletedApplication === "keep") return;
    for (const { apiKey, wire } of this.owned()) {
      const linked = withoutLinks(wire, applicationId);
      if (linked) this.#owned.set(wire.id, { apiKey, wire: linked });
    }
  }
}

export const idOf = ({ country, msisdn }: { country: string; msisdn: string }): string => `${country}/${msisdn}`;

/** Checks a number that a user gives and completes it from the stock. Throws one error with everything that is wrong. */
export function readNumber(value: unknown, numbers: Numbers): Wire {
  if (!isObject(value)) throw new NumberError("must be an object");
  const { id: _id, cost: _cost, country, msisdn, ...others } = structuredClone(value);
  const faults: string[] = [];
  if (typeof country !== "string" || !/^[A-Z]{2}$/.test(country)) faults.push("country must be two capital letters");
  if (typeof msisdn !== "string" || !/^\d{3,15}$/.test(msisdn)) faults.push("msisdn must be 3 to 15 digits, as text");
  const known = numbers.offered(`${country as string}/${msisdn as string}`);
  const { type = known?.type ?? "mobile-lvn", features = known?.features ?? ["VOICE", "SMS"], ...fields } = others;
  if (!NUMBER_TYPES.includes(type as string)) faults.push(`type must be one of ${NUMBER_TYPES.join(", ")}`);
  if (!Array.isArray(features) || !features.every((each) => FEATURES.includes(each as string))) {
    faults.push(`features must be an array of ${FEATURES.join(", ")}`);
  }
  for (const [field, each] of Object.entries(fields)) {
    if (!CONFIGURATION.includes(field)) faults.push(`${field} is not a field of a number`);
    else if (typeof each !== "string") faults.push(`${field} must be a string`);
  }
  if (faults.length > 0) throw new NumberError(faults.join("; "));
  const address = { country, msisdn } as { country: string; msisdn: string };
  return settled({ id: idOf(address), ...address, type, features, ...fields });
}

/** Checks a number for sale that a user gives. */
export function readStockNumber(value: unknown, numbers: Numbers): StockNumber {
  const { country, msisdn, type, features, ...others } = readNumber(value, numbers);
  const cost = (value as JsonObject).cost ?? COST_OF_OTHERS;
  const faults = Object.keys(others).filter((field) => field !== "id");
  if (faults.length > 0) throw new NumberError(`${faults.join(", ")}: a number for sale has no configuration`);
  if (typeof cost !== "string") throw new NumberError("cost must be a string");
  return { country, msisdn, cost, type, features } as StockNumber;
}

/** The fields that an update can set, in the order of the answers. */
export const CONFIGURATION: readonly string[] = [
  "moHttpUrl",
  "moSmppSysType",
  "messagesCallbackType",
  "messagesCallbackValue",
  "voiceCallbackType",
  "voiceCallbackValue",
  "voiceStatusCallback",
  "app_id",
];

/** All fields of a number, without the links that follow from other fields. */
export function shownNumber(wire: Wire): JsonObject {
  const { country, msisdn, type, features } = wire;
  const shown: JsonObject = {};
  const complete = { ...impliedVoice(wire), ...wire };
  for (const [field, value] of Object.entries({ country, msisdn, type, features } as JsonObject)) shown[field] = value;
  for (const field of CONFIGURATION) if (complete[field] !== undefined) shown[field] = complete[field];
  return structuredClone(shown);
}

/** A number as `GET /account/numbers` shows it. No captured answer has an SMPP system type. */
export function listedNumber(wire: Wire): JsonObject {
  const { moSmppSysType: _never, ...listed } = shownNumber(wire);
  return listed;
}

/** A link to an application also receives the calls, if the number takes calls and they do not go elsewhere. */
function impliedVoice({ app_id, features, voiceCallbackType }: Wire): JsonObject {
  if (app_id === undefined || voiceCallbackType !== undefined) return {};
  if (!Array.isArray(features) || !features.includes("VOICE")) return {};
  return { voiceCallbackType: "app", voiceCallbackValue: app_id };
}

/** Removes empty fields. `app_id` names the application that receives the calls, if an application receives them. */
function settled(wire: Wire): Wire {
  const after = Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== "" && value !== null));
  if (after.app_id !== undefined && after.voiceCallbackType === "app") {
    delete after.voiceCallbackType;
    delete after.voiceCallbackValue;
  }
  return after as Wire;
}

function withoutLinks(wire: Wire, applicationId: string): Wire | undefined {
  const gone = [
    ...(wire.app_id === applicationId ? ["app_id"] : []),
    ...["voice", "messages"].flatMap((channel) =>
      wire[`${channel}CallbackType`] === "app" && wire[`${channel}CallbackValue`] === applicationId
        ? [`${channel}CallbackType`, `${channel}CallbackValue`]
        : [],
    ),
  ];
  if (gone.length === 0) return undefined;
  return Object.fromEntries(Object.entries(wire).filter(([field]) => !gone.includes(field))) as Wire;
}

/** A number after a direct change. Calls go to the linked application, unless the change says where they go. */
export function driftedNumber(before: Wire, change: (number: JsonObject) => void): Wire {
  const draft = shownNumber(before);
  change(draft);
  const { country, msisdn } = before;
  const after = { ...draft, id: before.id, country, msisdn } as Wire;
  const { voiceCallbackValue } = impliedVoice(before);
  if (
    after.app_id === undefined &&
    voiceCallbackValue !== undefined &&
    after.voiceCallbackValue === voiceCallbackValue
  ) {
    delete after.voiceCallbackType;
    delete after.voiceCallbackValue;
  }
  return after;
}

/** The numbers of an account in the form of a seed. */
export const dumpNumbers = (numbers: Numbers, apiKey: string): Json[] =>
  numbers.owned(apiKey).map(({ wire }) => {
    const { id: _id, ...fields } = wire;
    return fields;
  });
