// Answers look-ups from the objects that a test gives, without a request.
import type { FoundApplication, FoundNumber, NumberForSale } from "../../provider";
import type { FoundUser, LookupSource } from "../lookup";
import { idOf } from "./ids";

/** An existing application, for a test. Properties that are left out get made-up values. */
export type GivenApplication = Partial<FoundApplication> & { name: string };

/** An existing user, for a test, and the application that it belongs to. Properties that are left out get made-up values. */
export type GivenUser = Partial<FoundUser> & { name: string; applicationId: string };

/** A number that the account owns, for a test. Properties that are left out get made-up values. */
export type GivenNumber = Partial<FoundNumber> & { country: string; msisdn: string };

/** A number for sale, for a test. Properties that are left out get made-up values. */
export type GivenNumberForSale = Partial<NumberForSale> & { country: string; msisdn: string };

/** The objects that exist beside those that the program creates. */
export interface Given {
  readonly applications?: readonly GivenApplication[];
  readonly users?: readonly GivenUser[];
  readonly numbers?: readonly GivenNumber[];
  readonly numbersForSale?: readonly GivenNumberForSale[];
}

export function givenLookups({
  applications = [],
  users = [],
  numbers = [],
  numbersForSale = [],
}: Given): LookupSource {
  const allApplications = applications.map(wholeApplication);
  const allUsers = users.map(wholeUser);
  const beginsWith = ({ name }: { name: string }, prefix: unknown) =>
    name.startsWith(typeof prefix === "string" ? prefix : "");
  return {
    async call(name, _settings, inputs) {
      if (name === "getApplication")
        return Promise.resolve({ ...only(allApplications, inputs, "application", "applications") });
      if (name === "searchNumbers") {
        const { country, limit = 100 } = inputs;
        const found = numbersForSale.filter((one) => one.country === country).slice(0, Number(limit));
        return Promise.resolve({ numbers: found.map((one) => ({ id: `${one.country}/${one.msisdn}`, ...one })) });
      }
      const applicationId = String(inputs.applicationId);
      const own = allUsers.filter((user) => user.applicationId === applicationId);
      return Promise.resolve({ ...only(own, inputs, `user of application ${applicationId}`, "users") });
    },
    // These are async generators, like the look-ups of the service.
    // eslint-disable-next-line @typescript-eslint/require-await
    async *applications(_settings, { namePrefix }) {
      yield* allApplications.filter((one) => beginsWith(one, namePrefix));
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async *numbers(_settings, { applicationId, country, pattern, patternPlace }) {
      const isAsked = (one: GivenNumber) =>
        (applicationId === undefined || one.applicationId === applicationId) &&
        (country === undefined || one.country === country) &&
        (pattern === undefined || holds(one.msisdn, pattern, patternPlace));
      yield* numbers.filter(isAsked).map(wholeNumber);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async *users(_settings, { applicationId, namePrefix }) {
      const own = allUsers.filter((user) => user.applicationId === applicationId);
      for (const { id, name, displayName } of own.filter((one) => beginsWith(one, namePrefix)))
        yield { id, name, ...(displayName === undefined ? {} : { displayName }) };
    },
  };
}

function wholeApplication(given: GivenApplication): FoundApplication {
  const id = given.id ?? given.applicationId ?? idOf("Application", given.name);
  return { ...given, id, applicationId: id };
}

function wholeNumber(given: GivenNumber): FoundNumber {
  const id = `${given.country}/${given.msisdn}`;
  return { ...given, id, numberId: id };
}

function holds(msisdn: string, pattern: string, place: "start" | "anywhere" | "end" = "start"): boolean {
  if (place === "anywhere") return msisdn.includes(pattern);
  return place === "start" ? msisdn.startsWith(pattern) : msisdn.endsWith(pattern);
}

function wholeUser(given: GivenUser): FoundUser {
  const id = given.id ?? given.userId ?? idOf("User", `${given.applicationId}/${given.name}`);
  return { ...given, id, userId: id };
}

function only<T extends { id: string; name: string }>(
  all: readonly T[],
  { id, name }: { readonly id?: unknown; readonly name?: unknown },
  noun: string,
  option: string,
): T {
  const found = all.filter((one) => (id === undefined ? one.name === name : one.id === id));
  const what = id === undefined ? `named ${JSON.stringify(name)}` : `with the id ${JSON.stringify(id)}`;
  const [one, another] = found;
  if (one && !another) return one;
  throw new Error(
    one
      ? `The test gives more than one ${noun} ${what}.`
      : `The test gives no ${noun} ${what}. Add it to the option ${option} of the mocks.`,
  );
}
