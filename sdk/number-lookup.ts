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

/** Which numbers of the account to list: all, unless told. */
export type ListVonageNumbersArgs = GetNumbersInputs;

/** Which numbers for sale to look for. */
export type SearchVonageNumbersArgs = SearchNumbersInputs;

/**
 * The phone numbers that the account owns, a hundred at a time, as the loop goes on.
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

/** As `listVonageNumbers`, all of them as one output. */
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
 * Phone numbers that are for sale, and what they cost. To find one reserves nothing. Name the number that you choose in
 * the program: a search in the program could find another one at the next deployment.
 */
export async function searchVonageNumbers(
  args: SearchVonageNumbersArgs,
  opts: VonageLookupOptions = {},
): Promise<NumberForSale[]> {
  const { numbers } = await source().call("searchNumbers", settingsOf(opts), { ...args });
  return numbers as NumberForSale[];
}
