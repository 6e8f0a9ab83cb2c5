// The function searchNumbers.
import { numbersForSale } from "../resources/number-lists";
import { numberId } from "../resources/number-wire";
import { defineFunction } from "./function";
import { patternQuery } from "./number-pattern";

/**
 * Finds phone numbers that are for sale. The search reserves nothing, so somebody else may buy a number that it has
 * found.
 */
export interface SearchNumbersInputs {
  /**
   * The country of the numbers: two capital letters of ISO 3166-1.
   * @pattern ^[A-Z]{2}$
   * @refusal must be the two capital letters of a country in ISO 3166-1, such as "GB"
   * @source documentation
   */
  country: string;

  /**
   * The kind of number.
   * @source documentation
   */
  type?: "landline" | "mobile-lvn" | "landline-toll-free";

  /**
   * The features that the numbers must have: all of these.
   * @source documentation
   */
  features?: ("SMS" | "VOICE" | "MMS")[];

  /**
   * Digits in the numbers, at the place that patternPlace names.
   * @pattern ^\d{1,15}$
   * @refusal must be digits only, such as "4477"
   * @source documentation
   */
  pattern?: string;

  /**
   * The place of the pattern in a number. The default is the start.
   * @default start
   * @source documentation
   */
  patternPlace?: "start" | "anywhere" | "end";

  /**
   * The largest number of results. A country can have more than a million numbers.
   * @minimum 1
   * @maximum 1000
   * @TJS-type integer
   * @default 100
   * @source this provider
   */
  limit?: number;
}

/** The numbers that were found. */
export interface SearchNumbersOutputs {
  /**
   * The numbers for sale, in the order of the service.
   * @source this provider
   */
  numbers: NumberForSale[];
}

/** A number that is for sale. */
export interface NumberForSale {
  /**
   * The id that the number has once it is bought, such as `GB/447700900000`.
   * @source this provider
   */
  id: string;

  /**
   * The country of the number.
   * @source documentation
   */
  country: string;

  /**
   * The number in E.164 without the plus.
   * @source documentation
   */
  msisdn: string;

  /**
   * The kind of number.
   * @source documentation
   */
  type?: string;

  /**
   * The features of the number.
   * @source documentation
   */
  features?: string[];

  /**
   * The monthly price of the number, in euros, such as `0.90`.
   * @source captured answers
   */
  cost?: string;

  /**
   * The setup price of the number, in euros, paid once.
   * @source official command line
   */
  initialPrice?: string;
}

/** The order of features that the service accepts. */
const FEATURES = ["SMS", "MMS", "VOICE"] as const;

export const searchNumbers = defineFunction<SearchNumbersInputs, SearchNumbersOutputs>({
  type: "SearchNumbers",

  async call(session, { country, type, features = [], limit = 100, ...pattern }) {
    const wanted = orderedFeatures(features);
    const filter = {
      country,
      ...(type === undefined ? {} : { type }),
      ...(wanted === "" ? {} : { features: wanted }),
      ...patternQuery(pattern),
    };
    const numbers: NumberForSale[] = [];
    for await (const found of numbersForSale(session, filter)) {
      const { cost, initialPrice } = found;
      numbers.push({
        id: numberId(found),
        country: String(found.country),
        msisdn: String(found.msisdn),
        ...(typeof found.type === "string" ? { type: found.type } : {}),
        ...(Array.isArray(found.features) ? { features: found.features.map(String) } : {}),
        ...(typeof cost === "string" ? { cost } : {}),
        ...(typeof initialPrice === "string" ? { initialPrice } : {}),
      });
      if (numbers.length >= limit) break;
    }
    return { numbers };
  },
});

/** Documentation lists `SMS,VOICE`, `SMS,MMS`, `VOICE,MMS` and `SMS,MMS,VOICE`, each in this order alone. */
function orderedFeatures(features: readonly string[]): string {
  const wanted = FEATURES.filter((feature) => features.includes(feature));
  return wanted.join() === "MMS,VOICE" ? "VOICE,MMS" : wanted.join();
}
