import type { FoundApplication } from "./get-application";

/** The applications of the account. */
export interface GetApplicationsInputs {
  /**
   * What the names begin with. Upper and lower case are different.
   * @source this provider
   */
  namePrefix?: string;
}

/** The applications that were found. */
export interface GetApplicationsOutputs {
  /**
   * What the list of the service tells of each. It leaves out some public keys.
   * @source this provider
   */
  applications: FoundApplication[];
}
