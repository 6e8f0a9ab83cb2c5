// The function getApplication.
import type { Session } from "../session";
import { inList, only, stateOf, type InList } from "./find";
import { defineFunction, eitherIdOrName, foundAs } from "./function";
import type { ApplicationState } from "../resources/application";

/** Finds an existing application by its id or its name. The service never returns the private key. */
export interface GetApplicationInputs {
  /**
   * The id of the application. Give either it or the name.
   * @minLength 1
   * @source this provider
   */
  id?: string;

  /**
   * The name of the application. No other application of the account may have this name.
   * @minLength 1
   * @source this provider
   */
  name?: string;
}

/** An application as the service shows it. The service never returns the private key. */
export interface FoundApplication extends Omit<ApplicationState, "privateKey" | "keyTriggers"> {
  /**
   * The id of the application, a UUID. The same as applicationId.
   * @source documentation
   */
  id: string;
}

/** The application that was found. */
export interface GetApplicationOutputs extends FoundApplication {}

export const getApplication = defineFunction<GetApplicationInputs, GetApplicationOutputs>({
  type: "GetApplication",
  check: eitherIdOrName,

  async call(session, { id, name }) {
    const known = id ?? (await named(session, name!)).id;
    return foundAs("GetApplicationOutputs", known, await stateOf("Application", session, known, {}));
  },
});

async function named(session: Session, name: string): Promise<InList> {
  const found: InList[] = [];
  for await (const each of inList("Application", session, {})) if (each.state.name === name) found.push(each);
  return only(found, `application named ${JSON.stringify(name)}`);
}
