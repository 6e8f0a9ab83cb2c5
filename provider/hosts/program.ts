import { functions } from "../functions";
import { eachApplication, type GetApplicationsInputs } from "../functions/get-applications";
import type { FoundApplication } from "../functions/get-application";
import { eachNumber, type FoundNumber, type GetNumbersInputs } from "../functions/get-numbers";
import { eachUser, type GetUsersInputs, type ListedUser } from "../functions/get-users";
import { resolveConfig, type Config, type Lookup } from "../http/config";
import { connect } from "../http/connect";
import { VonageUsageError } from "../http/errors";
import { secretsIn } from "../schema/secrets";
import type { Properties } from "../schema";
import { Memory, Session } from "../session";

/** Serves the functions to a program that calls them in its own process. Owns the sessions of the accounts it asks. */
export class ProgramHost {
  readonly #sessions = new Map<string, Promise<Session>>();

  /** Calls a function in the account that these settings, or the environment, tell of. */
  async call(name: string, settings: Lookup, inputs: Properties): Promise<Properties> {
    return await functionNamed(name).call(await this.#session(settings), checked(name, inputs));
  }

  /** The account's applications, page by page as they are asked for. */
  async *applications(settings: Lookup, inputs: GetApplicationsInputs): AsyncGenerator<FoundApplication, void> {
    yield* eachApplication(await this.#session(settings), inputs);
  }

  /** The phone numbers of the account, page by page as they are asked for. */
  async *numbers(settings: Lookup, inputs: GetNumbersInputs): AsyncGenerator<FoundNumber, void> {
    yield* eachNumber(await this.#session(settings), checked("getNumbers", { ...inputs }));
  }

  /** The users of an application, page by page as they are asked for. */
  async *users(settings: Lookup, inputs: GetUsersInputs): AsyncGenerator<ListedUser, void> {
    yield* eachUser(await this.#session(settings), inputs);
  }

  /** Whether what a function has found holds what must be encrypted. */
  holdsSecrets(name: string, found: Properties): boolean {
    return secretsIn(found, functionNamed(name).outputsSchema).length > 0;
  }

  #session(settings: Lookup): Promise<Session> {
    const config = resolveConfig(settings);
    const key = JSON.stringify(config);
    const session = this.#sessions.get(key) ?? sessionOf(config);
    this.#sessions.set(key, session);
    return session;
  }
}

/** @throws VonageUsageError with everything that is wrong with the inputs of a function */
function checked(name: string, inputs: Properties): Properties {
  const failures = functionNamed(name).check(inputs);
  if (failures.length > 0) throw new VonageUsageError(`${failures.map(({ reason }) => reason).join("; ")}.`);
  return inputs;
}

function functionNamed(name: string) {
  const known = functions.find((each) => each.name === name);
  if (!known) throw new Error(`There is no function ${name}.`);
  return known;
}

async function sessionOf(config: Config): Promise<Session> {
  return new Session(await connect(config), { memory: new Memory(config.privateKeys) });
}
