// The function getUsers.
import type { Session } from "../session";
import { inList } from "./find";
import { keyReasons, signatoryOf } from "./signatory";
import { defineFunction, foundAs } from "./function";
/** Lists the users of an application. */
export interface GetUsersInputs {
  /**
   * The id of the application.
   * @minLength 1
   * @source documentation
   */
  applicationId: string;

  /**
   * The private key of that application, in PEM. It signs the request and is never sent. It is required unless the
   * provider's settings or an application of this deployment hold it.
   * @secret
   * @source this provider
   */
  privateKey?: string;

  /**
   * The prefix of the names. It is case-sensitive.
   * @source this provider
   */
  namePrefix?: string;
}

/** The users that were found. */
export interface GetUsersOutputs {
  /**
   * The users, as the list of the service shows them.
   * @source this provider
   */
  users: ListedUser[];
}

/** A user in a list. getUser returns its other properties. */
export interface ListedUser {
  /**
   * The id of the user, `USR-` and a UUID.
   * @source documentation
   */
  id: string;

  /**
   * The name of the user.
   * @source documentation
   */
  name: string;

  /**
   * The name that others see.
   * @source documentation
   */
  displayName?: string;
}

export const getUsers = defineFunction<GetUsersInputs, GetUsersOutputs>({
  type: "GetUsers",
  check: keyReasons,

  async call(session, inputs) {
    const users: ListedUser[] = [];
    for await (const each of eachUser(session, inputs)) users.push(each);
    return { users };
  },
});

/** Yields the same users. Reads each page when it is needed. */
export async function* eachUser(
  session: Session,
  { applicationId, privateKey, namePrefix = "" }: GetUsersInputs,
): AsyncGenerator<ListedUser, void, undefined> {
  const signatory = signatoryOf({ applicationId, privateKey });
  for await (const { id, state } of inList("User", session, signatory))
    if (String(state.name).startsWith(namePrefix)) yield foundAs("ListedUser", id, state);
}
