// The emulated service without its objects: the accounts, and everything else that all kinds of objects share.
import { type Defaults } from "./capabilities";
import { type NumberSettings } from "./numbers-settings";
import { Shadows } from "./shadows";

export interface Account {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface ServiceOptions {
  accounts: Account[];
  defaults: Defaults;
  numbers?: NumberSettings | undefined;
  save: () => Promise<void>;
}

export class Service {
  /** Reads that a fault keeps in the past. */
  readonly shadows = new Shadows();
  readonly defaults: Defaults;
  /** The settings of the Numbers API at the start. */
  readonly numbers: NumberSettings | undefined;
  /** Tells the page and the data file that an object has changed without a request. */
  readonly save: () => Promise<void>;
  /** Where the emulator listens; empty until it does. */
  url = "";
  readonly #accounts: Map<string, Account>;

  constructor({ accounts, defaults, numbers, save }: ServiceOptions) {
    const twice = accounts.find(({ apiKey }, index) => accounts.findIndex((one) => one.apiKey === apiKey) < index);
    if (twice) throw new Error(`Two accounts have the API key ${twice.apiKey}; every account needs its own`);
    this.#accounts = new Map(accounts.map((account) => [account.apiKey, account]));
    this.defaults = defaults;
    this.numbers = numbers;
    this.save = save;
  }

  account(apiKey: string): Account | undefined {
    return this.#accounts.get(apiKey);
  }

  accounts(): Account[] {
    return [...this.#accounts.values()];
  }
}
