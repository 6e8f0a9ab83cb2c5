import { resolveConfig, type Lookup } from "../http/config";
import { connect } from "../http/connect";
import { VonageUsageError } from "../http/errors";
import { visible } from "../state/hidden";
import { pagesOf, usersOf } from "../http/pages";
import { privateKeyOf } from "../schema/pem";
import { refresh } from "../state/refresh";
import { secretsIn } from "../lifecycle/canonical";
import { resources, type ResourceName } from "../resources";
import type { ApplicationState } from "../resources/application";
import type { UserState } from "../resources/user";
import { schemaOf, type Properties } from "../schema";
import { Session } from "../session";
import { fromWire } from "../state/wire";

/** An application as the service tells of it. It never tells the private key. */
export interface FoundApplication extends Omit<ApplicationState, "privateKey" | "keyTriggers"> {
  /** The application's id, a UUID; the same as applicationId. */
  id: string;
}

/** A user as the service tells of it. */
export interface FoundUser extends Omit<UserState, "privateKey" | "adopt"> {
  /** The user's id, `USR-` and a UUID; the same as userId. */
  id: string;
}

/** One object, by its id or by its name. */
export type ByIdOrName =
  { readonly id: string; readonly name?: undefined } | { readonly id?: undefined; readonly name: string };

/** The application in whose name users are looked up. */
export interface Signatory {
  readonly applicationId: string;
  readonly privateKey: string;
}

/** Looks things up in one account, and changes nothing. */
export class Lookups {
  constructor(private readonly connected: () => Promise<Session>) {}

  /** The one application with this id or name. */
  async application({ id, name }: ByIdOrName): Promise<FoundApplication> {
    if (id !== undefined) return applicationIn(await this.#read("Application", id, {}));
    const found: FoundApplication[] = [];
    for await (const each of this.applications(name)) if (each.name === name) found.push(each);
    const one = only(found, `application named ${JSON.stringify(name)}`);
    return one.publicKey === undefined ? this.application({ id: one.id }) : one;
  }

  /** The account's applications whose names begin so, page by page, as they are asked for. */
  async *applications(namePrefix = ""): AsyncGenerator<FoundApplication, void, undefined> {
    const { client } = (await this.connected()).account;
    for await (const item of pagesOf(client, "/v2/applications")) {
      if (String(item.name).startsWith(namePrefix)) {
        yield applicationIn(liveState("Application", item));
      }
    }
  }

  /** The one user of an application with this id or name. */
  async user(signatory: Signatory, { id, name }: ByIdOrName): Promise<FoundUser> {
    const signed = signedBy(signatory);
    if (id !== undefined) return userIn(await this.#read("User", id, { ...signed }));
    const { client } = (await this.connected()).account;
    const api = client.as(signed.applicationId, signed.privateKey);
    const found: Properties[] = [];
    for await (const item of usersOf(api, name)) if (item.name === name) found.push(item);
    const one = only(found, `user named ${JSON.stringify(name)} in application ${signed.applicationId}`);
    return this.user(signed, { id: String(one.id) });
  }

  async #read(type: ResourceName, id: string, known: Properties): Promise<Properties> {
    const found = await resources[type].read(await this.connected(), { id, inputs: known });
    return visible(found!.state);
  }
}

const known = new Map<string, Lookups>();

/** The look-ups in the account that these settings, or the environment, tell of. */
export function lookups(settings: Lookup): Lookups {
  const config = resolveConfig(settings);
  const key = JSON.stringify(config);
  const existing = known.get(key);
  if (existing) return existing;
  let session: Promise<Session> | undefined;
  const made = new Lookups(() => (session ??= connect(config).then((account) => new Session(account))));
  known.set(key, made);
  return made;
}

/** Whether something of this type holds what must be encrypted. */
export function holdsSecrets(type: ResourceName, found: FoundApplication | FoundUser): boolean {
  return secretsIn(found, schemaOf(`${type}State`)).length > 0;
}

/** An object as a fresh state would hold it. */
function liveState(type: ResourceName, body: Properties): Properties {
  const schema = schemaOf(`${type}State`);
  return refresh(fromWire(body, schema), {}, schema, {}) as Properties;
}

function applicationIn(state: Properties): FoundApplication {
  return { ...(state as unknown as ApplicationState), id: String(state.applicationId) };
}

function userIn({ privateKey: _privateKey, ...state }: Properties): FoundUser {
  return { ...(state as unknown as UserState), id: String(state.userId) };
}

function signedBy({ applicationId, privateKey }: Signatory): Signatory {
  const key = privateKeyOf(privateKey);
  if (key) return { applicationId, privateKey: key };
  throw new VonageUsageError(
    `privateKey must be the private key of application ${applicationId}, in PEM without a passphrase: the service lets nobody else look at its users.`,
  );
}

function only<T extends Properties | FoundApplication>(found: readonly T[], what: string): T {
  const [one, another] = found;
  if (one && !another) return one;
  if (!one) throw new VonageUsageError(`There is no ${what}.`);
  const ids = found.map(({ id }) => String(id)).join(", ");
  throw new VonageUsageError(`There is more than one ${what}: look it up by its id (${ids}).`);
}
