// Reads and names phone numbers.
import { ownedNumbers } from "../../provider/resources/number-lists";
import { numberId } from "../../provider/resources/number-wire";
import type { Properties } from "../../provider/schema";
import { Failure, reasonOf } from "../failure";
import { sorted, type Item, type Kind, type Reading } from "./kind";

/** The numbers that the account owns. A link to a deleted application does not count. */
export const number: Kind = {
  async read(reading) {
    if (reading.numbers === "none" || (reading.numbers === "linked" && reading.applications.length === 0)) return [];
    const selected = new Set(reading.applications.map(({ id }) => String(id)));
    const items = (await owned(reading)).map((body) => itemOf(body, reading.existing));
    return sorted(items.filter(({ applicationId = "" }) => reading.numbers === "all" || selected.has(applicationId)));
  },
  isSigned: false,
  known: () => ({}),
  words: ({ title }) => ["number", title],
  first: ["country", "msisdn", "application", "applicationId"],
};

async function owned({ session, numbers, applications }: Reading): Promise<Properties[]> {
  const linked =
    applications.length === 1 ? { application_id: String(applications[0]!.id) } : { has_application: "true" };
  const filter = numbers === "all" ? {} : linked;
  const found: Properties[] = [];
  try {
    for await (const body of ownedNumbers(session, filter)) found.push(body);
  } catch (error) {
    throw new Failure(
      `The account's phone numbers cannot be read: ${reasonOf(error).replace(/\.?$/, ".")} Run "pulumi-vonage doctor", or leave numbers out with --no-numbers.`,
    );
  }
  return found;
}

function itemOf({ app_id: link, ...rest }: Properties, existing: ReadonlySet<string>): Item {
  const applicationId = typeof link === "string" && existing.has(link) ? link : undefined;
  const body = applicationId === undefined ? rest : { ...rest, app_id: applicationId };
  return { type: "Number", id: numberId(rest), title: String(rest.msisdn), body, applicationId };
}
