import type { UserState } from "../resources/user";

/** A user that exists, by its id or by its name. */
export interface GetUserInputs {
  /**
   * The id of the application that the user belongs to.
   * @minLength 1
   * @source documentation
   */
  applicationId: string;

  /**
   * The private key of that application, in PEM. It signs the request and is never sent. Needed where neither the
   * provider's settings nor an application of this deployment tell it.
   * @format private-key
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

/** A user as the service tells of it. */
export interface GetUserOutputs extends Omit<UserState, "privateKey" | "adopt"> {
  /**
   * The id of the user, `USR-` and a UUID. The same as userId.
   * @source documentation
   */
  id: string;
}
