// The function getUser.
import type { Session } from "../session";
import { inList, only, stateOf, type InList } from "./find";
import { keyReasons, signatoryOf } from "./signatory";
import { defineFunction, eitherIdOrName, foundAs } from "./function";
import type { UserState } from "../resources/user";

/** Finds an existing user by its id or its name. */
export interface GetUserInputs {
  /**
   * The id of the application that the user belongs to.
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
   * The id of the user. Give either it or the name.
   * @minLength 1
   * @source this provider
   */
  id?: string;

  /**
   * The name of the user.
   * @minLength 1
   * @source documentation
   */
  name?: string;
}

/** A user as the service shows it. */
export interface GetUserOutputs extends Omit<UserState, "privateKey" | "adopt"> {
  /**
   * The id of the user, `USR-` and a UUID. The same as userId.
   * @source documentation
   */
  id: string;
}

export const getUser = defineFunction<GetUserInputs, GetUserOutputs>({
  type: "GetUser",
  check: (inputs) => [...eitherIdOrName(inputs), ...keyReasons(inputs)],

  async call(session, { id, name, applicationId, privateKey }) {
    const signatory = signatoryOf({ applicationId, privateKey });
    const known = id ?? (await named(session, { ...signatory, name: name! })).id;
    return foundAs("GetUserOutputs", known, await stateOf("User", session, known, signatory));
  },
});

async function named(session: Session, query: { applicationId: string; name: string }): Promise<InList> {
  const found: InList[] = [];
  for await (const each of inList("User", session, query)) if (each.state.name === query.name) found.push(each);
  return only(found, `user named ${JSON.stringify(query.name)} in application ${query.applicationId}`);
}
