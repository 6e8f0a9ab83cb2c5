// Serves the functions to programs.
import { functions } from "../functions";
import { eachApplication, type GetApplicationsInputs } from "../functions/get-applications";
import type { FoundApplication } from "../functions/get-application";
import { eachNumber, type FoundNumber, type GetNumbersInputs } from "../functions/get-numbers";
import { eachUser, type GetUsersInputs, type ListedUser } from "../functions/get-users";
import { keysGiven, resolveConfig, type Config, type Lookup } from "../http/config";
import { connect } from "../http/connect";
import { VonageUsageError } from "../http/errors";
import type { CheckRequest } from "../resource";
import { resources, type ResourceName } from "../resources";
import { secretsIn } from "../schema/secrets";
import type { Properties } from "../schema";
import { Memory, Session } from "../session";

/** Serves the functions to a program, in the program's own process. It owns one session for each account. */
export class ProgramHost {
  readonly #sessions = new Map<string, Promise<Session>>();

  /** Calls a function in the account of these settings. Settings that are missing come from the environment. */
  async call(name: string, settings: Lookup, inputs: Properties): Promise<Properties> {
    return await functionNamed(name).call(await this.#session(settings), checked(name, inputs));
  }

  /** Yields the account's applications. Reads each page when it is needed. */
  async *applications(settings: Lookup, inputs: GetApplicationsInputs): AsyncGenerator<FoundApplication, void> {
    yield* eachApplication(await this.#session(settings), inputs);
  }

  /** Yields the phone numbers of the account. Reads each page when it is needed. */
  async *numbers(settings: Lookup, inputs: GetNumbersInputs): AsyncGenerator<FoundNumber, void> {
    yield* eachNumber(await this.#session(settings), checked("getNumbers", { ...inputs }));
  }

  /** Yields the users of an application. Reads each page when it is needed. */
  async *users(settings: Lookup, inputs: GetUsersInputs): AsyncGenerator<ListedUser, void> {
    yield* eachUser(await this.#session(settings), inputs);
  }

  /**
   * All reasons why a deployment with these settings would refuse a resource. `keys` holds the private keys of the
   * deployment's applications, by their ids. Makes no request.
   */
  refusals(
    type: ResourceName,
    request: CheckRequest,
    settings: Lookup,
    keys: Readonly<Record<string, string>>,
  ): string[] {
    const { privateKeys, ...given } = keysGiven(settings, process.env);
    const { signingKeys } = new Memory({ ...given, privateKeys: { ...privateKeys, ...keys } });
    const { inputs, failures } = resources[type].check(request);
    return [...failures, ...resources[type].lacking({ signingKeys }, inputs)].map(({ reason }) => reason);
  }

  /**
   * Refuses wrong inputs of a function, as a call of it does. Makes no request.
   * @throws VonageUsageError which names all problems at once
   */
  check(name: string, inputs: Properties): void {
    checked(name, inputs);
  }

  /** Whether the result of a function contains a value that must be encrypted. */
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

/** @throws VonageUsageError which names all problems with the inputs of a function at once */
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
  return new Session(await connect(config), { memory: new Memory(config) });
}
