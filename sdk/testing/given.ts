// Answers look-ups from the objects that a test gives, without a request.
import type { FoundApplication, FoundNumber, NumberForSale } from "../../provider";
import type { Properties } from "../../provider/schema";
import { provider } from "../address";
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

/** The answer of a function of the provider, such as `getApplication`, from its inputs. */
export type Answer = (inputs: Properties) => Properties;

/** The functions of the provider, and the objects that exist. */
export interface GivenWorld {
  /** The functions by their names. Each refuses the inputs that the provider refuses. */
  readonly functions: Readonly<Record<string, Answer>>;
  /** The look-ups of a program. */
  readonly lookups: LookupSource;
  application(wanted: Wanted): FoundApplication;
  user(applicationId: string, wanted: Wanted): FoundUser;
  number(id: string): FoundNumber;
}

/** Selects one object. */
interface Wanted {
  readonly id?: unknown;
  readonly name?: unknown;
}

export function givenWorld({ applications = [], users = [], numbers = [], numbersForSale = [] }: Given): GivenWorld {
  const allApplications = applications.map(wholeApplication);
  const allUsers = users.map(wholeUser);
  const allNumbers = numbers.map(wholeNumber);
  const forSale = numbersForSale.map((one) => ({ id: `${one.country}/${one.msisdn}`, ...one }));

  const usersOf = (applicationId: unknown) => allUsers.filter((user) => user.applicationId === applicationId);
  const application = (wanted: Wanted) => only(allApplications, wanted, "application", "applications");
  const user = (applicationId: string, wanted: Wanted) =>
    only(usersOf(applicationId), wanted, `user of application ${applicationId}`, "users");
  const number = (id: string) => only(allNumbers, { id }, "number", "numbers");

  const answers: Record<string, Answer> = {
    getApplication: (inputs) => ({ ...application(inputs) }),
    getApplications: ({ namePrefix }) => ({ applications: named(allApplications, namePrefix) }),
    getUser: ({ applicationId, ...wanted }) => ({ ...user(String(applicationId), wanted) }),
    getUsers: ({ applicationId, namePrefix }) => ({
      users: named(usersOf(applicationId), namePrefix).map(({ id, name, displayName }) => ({
        id,
        name,
        ...(displayName === undefined ? {} : { displayName }),
      })),
    }),
    getNumbers: (inputs) => ({ numbers: allNumbers.filter((one) => isAsked(one, inputs)) }),
    searchNumbers: ({ limit = 100, ...inputs }) => ({
      numbers: forSale.filter((one) => isAsked(one, inputs)).slice(0, Number(limit)),
    }),
  };
  const checking = ([name, answer]: [string, Answer]): [string, Answer] => [
    name,
    (inputs) => {
      new (provider().ProgramHost)().check(name, inputs);
      return answer(inputs);
    },
  ];
  const functions = Object.fromEntries(Object.entries(answers).map(checking));
  return { functions, lookups: lookupsFrom(functions), application, user, number };
}

function lookupsFrom(functions: Readonly<Record<string, Answer>>): LookupSource {
  // An async generator, like the look-ups of the service.
  const listing = <Inputs, Item>(name: string, list: string) =>
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* (_settings: unknown, inputs: Inputs): AsyncGenerator<Item, void> {
      yield* functions[name]!(inputs as Properties)[list] as Item[];
    };
  return {
    // A promise that is rejected, where the function refuses.
    // eslint-disable-next-line @typescript-eslint/require-await
    call: async (name, _settings, inputs) => functions[name]!(inputs),
    applications: listing("getApplications", "applications"),
    numbers: listing("getNumbers", "numbers"),
    users: listing("getUsers", "users"),
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

function wholeUser(given: GivenUser): FoundUser {
  const id = given.id ?? given.userId ?? idOf("User", `${given.applicationId}/${given.name}`);
  return { ...given, id, userId: id };
}

function named<T extends { readonly name: string }>(all: readonly T[], prefix: unknown = ""): T[] {
  return all.filter(({ name }) => name.startsWith(String(prefix)));
}

/** Whether a number is one of those that these inputs select. A property that the test does not give fits. */
function isAsked(number: GivenNumber | GivenNumberForSale, inputs: Properties): boolean {
  const { pattern, patternPlace, features = [], ...equal } = inputs;
  const { msisdn, features: able } = number;
  return (
    (pattern === undefined || holds(msisdn, pattern as string, patternPlace)) &&
    (able === undefined || (features as string[]).every((feature) => able.includes(feature))) &&
    Object.entries(equal).every(([key, value]) => {
      const own = (number as unknown as Properties)[key];
      return value === undefined || own === value || (own === undefined && key === "type");
    })
  );
}

function holds(msisdn: string, pattern: string, place: unknown = "start"): boolean {
  if (place === "anywhere") return msisdn.includes(pattern);
  return place === "start" ? msisdn.startsWith(pattern) : msisdn.endsWith(pattern);
}

function only<T extends { readonly id: string }>(
  all: readonly T[],
  { id, name }: Wanted,
  noun: string,
  option: string,
): T {
  const found = all.filter((one) => (id === undefined ? (one as Wanted).name === name : one.id === id));
  const what = id === undefined ? `named ${JSON.stringify(name)}` : `with the id ${JSON.stringify(id)}`;
  const [one, another] = found;
  if (one && !another) return one;
  throw new Error(
    one
      ? `The test gives more than one ${noun} ${what}.`
      : `The test gives no ${noun} ${what}. Add it to the option ${option} of the mocks.`,
  );
}
