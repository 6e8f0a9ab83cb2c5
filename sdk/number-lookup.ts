// Look-ups of phone numbers.
import * as pulumi from "@pulumi/pulumi";
import type { FoundNumber, GetNumbersInputs, NumberForSale, SearchNumbersInputs } from "../provider";
import {
  collected,
  looked,
  settingsOf,
  source,
  type VonageLookupOptions,
  type VonageLookupOutputOptions,
} from "./lookup";
import type { InputsOf } from "./property";

export type { FoundNumber, NumberForSale };

/** Selects the numbers to list. The default is all of the account. */
export type ListVonageNumbersArgs = GetNumbersInputs;

/** Selects the numbers for sale. */
export type SearchVonageNumbersArgs = SearchNumbersInputs;

/**
 * Yields the phone numbers that the account owns. It reads a page of a hundred when the loop needs it.
 *
 * @example
 * for await (const { id, applicationId } of listVonageNumbers({ country: "GB" })) console.log(id, applicationId);
 */
export async function* listVonageNumbers(
  args: ListVonageNumbersArgs = {},
  opts: VonageLookupOptions = {},
): AsyncGenerator<FoundNumber, void, undefined> {
  yield* source().numbers(settingsOf(opts), args);
}

/** Like `listVonageNumbers`, with all numbers in one output. */
export function listVonageNumbersOutput(
  args: InputsOf<ListVonageNumbersArgs> = {},
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundNumber[]> {
  const asked = pulumi.output(args) as pulumi.Output<ListVonageNumbersArgs>;
  return looked("getNumbers", asked, opts.account, (known, account) =>
    collected(listVonageNumbers(known, { account })),
  );
}

/**
 * Finds phone numbers that are for sale, with their prices. The search reserves nothing. Write the number that you choose
 * into the program, because a search could find another number at the next deployment.
 */
export async function searchVonageNumbers(
  args: SearchVonageNumbersArgs,
  opts: VonageLookupOptions = {},
): Promise<NumberForSale[]> {
  const { numbers } = await source().call("searchNumbers", settingsOf(opts), { ...args });
  return numbers as NumberForSale[];
}
