// Reads and changes phone numbers for a test in the same process, without the Numbers API.
import { type JsonObject } from "./json";
import { type NumberFindings } from "./numbers-report";
import { type NumberSettings, type ResolvedNumberSettings } from "./numbers-settings";
import { driftedNumber, NumberError, type Numbers, type OwnedNumber, readNumber, shownNumber } from "./numbers-store";
import { type Service } from "./service";

/** The id of a number is `COUNTRY/msisdn`. */
export interface NumberDesk {
  /** The numbers that one account or all accounts own, as the list shows them. They have `moSmppSysType` too, which no answer shows. */
  owned(apiKey?: string): JsonObject[];
  /** The numbers for sale, in all countries or in one. */
  available(country?: string): JsonObject[];
  /** Gives the account a number, for sale or not. It needs `country` and `msisdn` and may have all other fields. */
  give(apiKey: string, number: object): JsonObject;
  /** Changes a number as another client would: this is drift. */
  update(id: string, change: (number: JsonObject) => void): void;
  /** Takes a number from its owner, as a cancel does. */
  remove(id: string): void;
  readonly settings: ResolvedNumberSettings;
  /** Changes the named settings until the next reset, and keeps the others. */
  configure(change: NumberSettings): void;
  /** Mistakes of clients, counted since the last reset. */
  findings(): NumberFindings;
}

export function numberDesk(service: Service, numbers: Numbers): NumberDesk {
  const { save } = service;
  const find = (id: string): OwnedNumber => {
    const number = numbers.find(id);
    if (!number) throw new Error(`Nobody owns the number ${id}`);
    return number;
  };
  return {
    owned: (apiKey) => numbers.owned(apiKey).map(({ wire }) => shownNumber(wire)),
    available: (country) =>
      structuredClone(numbers.available().filter((number) => country === undefined || number.country === country)),
    give(apiKey, number) {
      const given = giveNumber(service, numbers, apiKey, number);
      void save();
      return given;
    },
    update(id, change) {
      const { apiKey, wire } = find(id);
      numbers.put(apiKey, driftedNumber(wire, change));
      void save();
    },
    remove(id) {
      numbers.release(find(id));
      void save();
    },
    get settings() {
      return structuredClone(numbers.settings);
    },
    configure: (change) => numbers.configure(change),
    findings: () => numbers.report.read(),
  };
}

/** Throws one error with everything that is wrong with the number. */
export function giveNumber(service: Service, numbers: Numbers, apiKey: string, number: unknown): JsonObject {
  if (!service.account(apiKey)) throw new NumberError(`${apiKey} is not one of the emulator's accounts`);
  const wire = readNumber(number, numbers);
  if (numbers.find(wire.id)) throw new NumberError(`${wire.id} has an owner`);
  return shownNumber(numbers.put(apiKey, wire).wire);
}
