// The function getNumbers.
import type { Session } from "../session";
import { schemaOf, type Properties } from "../schema";
import { ownedNumbers } from "../resources/number-lists";
import { numberId } from "../resources/number-wire";
import type { NumberState } from "../resources/number";
import { fromWire } from "../state/wire";
import { defineFunction, foundAs } from "./function";
import { patternQuery } from "./number-pattern";

/** Lists the phone numbers that the account owns. */
export interface GetNumbersInputs {
  /**
   * The application that the numbers are linked to.
   * @minLength 1
   * @source documentation
   */
  applicationId?: string;

  /**
   * The country of the numbers: two capital letters of ISO 3166-1.
   * @pattern ^[A-Z]{2}$
   * @refusal must be the two capital letters of a country in ISO 3166-1, such as "GB"
   * @source documentation
   */
  country?: string;

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
}

/** The numbers that were found. */
export interface GetNumbersOutputs {
  /**
   * The numbers, as the list of the service shows them.
   * @source this provider
   */
  numbers: FoundNumber[];
}

/** A number of the account as the service shows it. */
export interface FoundNumber extends Omit<NumberState, "purchase" | "cancelOnDelete" | "smppSystemType"> {
  /**
   * The id of the number, such as `GB/447700900000`. The same as numberId.
   * @source this provider
   */
  id: string;
}

export const getNumbers = defineFunction<GetNumbersInputs, GetNumbersOutputs>({
  type: "GetNumbers",

  async call(session, inputs) {
    const numbers: FoundNumber[] = [];
    for await (const each of eachNumber(session, inputs)) numbers.push(each);
    return { numbers };
  },
});

/** Yields the same numbers. Reads each page when it is needed. */
export async function* eachNumber(
  session: Session,
  { applicationId, country, ...pattern }: GetNumbersInputs,
): AsyncGenerator<FoundNumber, void, undefined> {
  const filter = {
    ...(applicationId === undefined ? {} : { application_id: applicationId }),
    ...(country === undefined ? {} : { country }),
    ...patternQuery(pattern),
  };
  for await (const body of ownedNumbers(session, filter))
    yield foundAs("FoundNumber", numberId(body), fromWire(body, schemaOf("NumberState")) as Properties);
}
