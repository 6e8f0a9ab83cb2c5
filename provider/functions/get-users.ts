/** The users of an application. */
export interface GetUsersInputs {
  /**
   * The id of the application.
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
   * What the names begin with. Upper and lower case are different.
   * @source this provider
   */
  namePrefix?: string;
}

/** The users that were found. */
export interface GetUsersOutputs {
  /**
   * What the list of the service tells of each.
   * @source this provider
   */
  users: ListedUser[];
}

/** A user in a list. Its other properties are told by getUser. */
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
   * The name to show.
   * @source documentation
   */
  displayName?: string;
}
