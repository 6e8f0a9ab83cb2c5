// The function getApplications.
import type { Session } from "../session";
import { inList } from "./find";
import { defineFunction, foundAs } from "./function";
import type { FoundApplication } from "./get-application";

/** Lists the applications of the account. */
export interface GetApplicationsInputs {
  /**
   * The prefix of the names. It is case-sensitive.
   * @source this provider
   */
  namePrefix?: string;
}

/** The applications that were found. */
export interface GetApplicationsOutputs {
  /**
   * The applications, as the list of the service shows them. It leaves out some public keys.
   * @source this provider
   */
  applications: FoundApplication[];
}

export const getApplications = defineFunction<GetApplicationsInputs, GetApplicationsOutputs>({
  type: "GetApplications",

  async call(session, inputs) {
    const applications: FoundApplication[] = [];
    for await (const each of eachApplication(session, inputs)) applications.push(each);
    return { applications };
  },
});

/** Yields the same applications. Reads each page when it is needed. */
export async function* eachApplication(
  session: Session,
  { namePrefix = "" }: GetApplicationsInputs,
): AsyncGenerator<FoundApplication, void, undefined> {
  for await (const { id, state } of inList("Application", session, {}))
    if (String(state.name).startsWith(namePrefix)) yield foundAs("FoundApplication", id, state);
}
