// Look-ups that are answered from the objects that a test gives, with no request.
import type { ByIdOrName, FoundApplication, FoundUser } from "../../provider";
import type { LookupSource } from "../lookup";
import { idOf } from "./ids";

/** An application that a test wants to be there. What it leaves out is made up. */
export type GivenApplication = Partial<FoundApplication> & { name: string };

/** A user that a test wants to be there, and the application that it belongs to. What it leaves out is made up. */
export type GivenUser = Partial<FoundUser> & { name: string; applicationId: string };

/** What there is besides what the program creates. */
export interface Given {
  readonly applications?: readonly GivenApplication[];
  readonly users?: readonly GivenUser[];
}

export function givenLookups({ applications = [], users = [] }: Given): LookupSource {
  const allApplications = applications.map(wholeApplication);
  const allUsers = users.map(wholeUser);
  return {
    async application(wanted) {
      return Promise.resolve(only(allApplications, wanted, "application", "applications"));
    },
    // A generator, as the look-up of the service is one.
    // eslint-disable-next-line @typescript-eslint/require-await
    async *applications(namePrefix = "") {
      yield* allApplications.filter(({ name }) => name.startsWith(namePrefix));
    },
    async user({ applicationId }, wanted) {
      const own = allUsers.filter((user) => user.applicationId === applicationId);
      return Promise.resolve(only(own, wanted, `user of application ${applicationId}`, "users"));
    },
  };
}

function wholeApplication(given: GivenApplication): FoundApplication {
  const id = given.id ?? given.applicationId ?? idOf("Application", given.name);
  return { ...given, id, applicationId: id };
}

function wholeUser(given: GivenUser): FoundUser {
  const id = given.id ?? given.userId ?? idOf("User", `${given.applicationId}/${given.name}`);
  return { ...given, id, userId: id };
}

function only<T extends { id: string; name: string }>(
  all: readonly T[],
  { id, name }: ByIdOrName,
  noun: string,
  option: string,
): T {
  const found = all.filter((one) => (id === undefined ? one.name === name : one.id === id));
  const what = id === undefined ? `named ${JSON.stringify(name)}` : `with the id ${id}`;
  const [one, another] = found;
  if (one && !another) return one;
  throw new Error(
    one
      ? `The test gives more than one ${noun} ${what}.`
      : `The test gives no ${noun} ${what}. Add it to the option ${option} of the mocks.`,
  );
}
