// The phone numbers that are for sale at the start. Most are reserved for films in their countries, so nobody owns them.
import { type JsonObject } from "./json";

export interface StockNumber extends JsonObject {
  country: string;
  msisdn: string;
  /** Euros a month, as text. */
  cost: string;
  type: string;
  features: string[];
}

/** Consecutive numbers. */
export interface StockBlock {
  country: string;
  type: string;
  features: string[];
  cost: string;
  first: string;
  amount: number;
}

export const NUMBER_TYPES = ["landline", "mobile-lvn", "landline-toll-free"];
export const FEATURES = ["VOICE", "SMS", "MMS"];

export const STOCK_BLOCKS: readonly StockBlock[] = [
  block("GB", "mobile-lvn", "447700900000", 120, "0.90", "VOICE", "SMS"),
  block("GB", "landline", "442079460000", 20, "1.00", "VOICE"),
  block("GB", "landline-toll-free", "448081570000", 5, "5.00", "VOICE"),
  block("US", "mobile-lvn", "12025550100", 30, "0.67", "VOICE", "SMS", "MMS"),
  block("US", "landline-toll-free", "18005550100", 10, "1.15", "VOICE", "SMS"),
  block("CA", "mobile-lvn", "16135550100", 10, "0.67", "VOICE", "SMS"),
  block("ES", "mobile-lvn", "34600000000", 10, "2.50", "SMS"),
  block("DE", "mobile-lvn", "4917139200000", 10, "8.50", "VOICE", "SMS"),
  block("DE", "landline", "493023125000", 10, "1.50", "VOICE"),
  block("SE", "mobile-lvn", "46701740605", 10, "2.10", "VOICE", "SMS"),
  block("FR", "landline", "33199000000", 10, "1.30", "VOICE"),
  block("AU", "mobile-lvn", "61491570000", 10, "3.20", "VOICE", "SMS"),
];

/** Countries whose numbers a search finds but only the dashboard sells, because they require an address. */
export const ADDRESS_COUNTRIES: readonly string[] = ["FR", "AU"];

export function* defaultStock(): Generator<StockNumber> {
  for (const { first, amount, ...common } of STOCK_BLOCKS) {
    for (let offset = 0; offset < amount; offset += 1) {
      const { country, cost, type, features } = common;
      yield { country, msisdn: String(BigInt(first) + BigInt(offset)), cost, type, features: [...features] };
    }
  }
}

function block(
  country: string,
  type: string,
  first: string,
  amount: number,
  cost: string,
  ...features: string[]
): StockBlock {
  return { country, first, amount, cost, type, features };
}
