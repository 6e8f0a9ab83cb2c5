// Look-ups of applications and users.
import * as pulumi from "@pulumi/pulumi";
import type { FoundApplication, GetUserOutputs, ListedUser, ProgramHost } from "../provider";
import { provider } from "./address";
import type { VonageProviderArgs } from "./provider";
import type { ApplicationOfUser } from "./user";

export type { FoundApplication, ListedUser };

/** A user on the service. */
export type FoundUser = GetUserOutputs;

/** Selects an application: its id as a text, or its id or name as a property. */
export type GetVonageApplicationArgs = string | { id: string } | { name: string };

/** Like `GetVonageApplicationArgs`. Values may be outputs of other resources. */
export type GetVonageApplicationOutputArgs =
  pulumi.Input<string> | { id: pulumi.Input<string> } | { name: pulumi.Input<string> };

/** Selects the applications to list. The default is all of the account. */
export interface ListVonageApplicationsArgs {
  /** The prefix of the names. It is case-sensitive. */
  namePrefix?: string;
}

/** Selects a user: its id or name, and the application that it belongs to. */
export type GetVonageUserArgs = ({ id: string } | { name: string }) & {
  /** The application's id. */
  applicationId: string;
  /** The application's private key, in PEM, which signs the requests about its users. It is never sent. */
  privateKey: string;
};

/** Like `GetVonageUserArgs`. Values may be outputs of other resources, and `application` may name the application resource. */
export type GetVonageUserOutputArgs = ({ id: pulumi.Input<string> } | { name: pulumi.Input<string> }) &
  ApplicationOfUser;

/** Selects the users to list. The default is all of the application. */
export interface ListVonageUsersArgs {
  /** The application's id. */
  applicationId: string;
  /** The application's private key, in PEM, which signs the requests about its users. It is never sent. */
  privateKey: string;
  /** The prefix of the names. It is case-sensitive. */
  namePrefix?: string;
}

/** Like `ListVonageUsersArgs`. Values may be outputs of other resources, and `application` may name the application resource. */
export type ListVonageUsersOutputArgs = { namePrefix?: pulumi.Input<string | undefined> } & ApplicationOfUser;

/** Options of a look-up. */
export interface VonageLookupOptions {
  /**
   * The account to ask. The default is the account of the stack's configuration. As with a `VonageProvider`, settings
   * that are left out come from the environment.
   */
  account?: { [K in keyof VonageProviderArgs]: pulumi.Unwrap<VonageProviderArgs[K]> };
}

/** Like `VonageLookupOptions`. Values may be outputs of other resources. */
export interface VonageLookupOutputOptions {
  /** The account to ask. The default is the account of the stack's configuration. */
  account?: VonageProviderArgs;
}

/**
 * Finds an existing application by its id or name. Like every look-up, it asks the service at once, in previews too, and
 * changes nothing. Vonage never returns the private key.
 * @throws if there is no such application, or more than one with this name
 */
export async function getVonageApplication(
  args: GetVonageApplicationArgs,
  opts: VonageLookupOptions = {},
): Promise<FoundApplication> {
  const wanted = byIdOrName("getVonageApplication", args);
  return (await source().call("getApplication", settingsOf(opts), wanted)) as unknown as FoundApplication;
}

/** Like `getVonageApplication`, for arguments that are outputs. A secret value in the result makes the output a secret. */
export function getVonageApplicationOutput(
  args: GetVonageApplicationOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundApplication> {
  const asked = pulumi.output(args) as pulumi.Output<GetVonageApplicationArgs>;
  return looked("getApplication", asked, opts.account, (known, account) => getVonageApplication(known, { account }));
}

/**
 * Yields the account's applications. It reads a page of a hundred when the loop needs it. The service's list leaves out
 * some fields, such as the public key of some applications; these are absent here.
 *
 * @example
 * for await (const { id, name } of listVonageApplications({ namePrefix: "shop-" })) console.log(id, name);
 */
export async function* listVonageApplications(
  args: ListVonageApplicationsArgs = {},
  opts: VonageLookupOptions = {},
): AsyncGenerator<FoundApplication, void, undefined> {
  yield* source().applications(settingsOf(opts), args);
}

/** Like `listVonageApplications`, with all applications in one output. */
export function listVonageApplicationsOutput(
  args: { namePrefix?: pulumi.Input<string | undefined> } = {},
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundApplication[]> {
  const asked = pulumi.output(args) as pulumi.Output<ListVonageApplicationsArgs>;
  return looked("getApplications", asked, opts.account, (known, account) =>
    collected(listVonageApplications(known, { account })),
  );
}

/**
 * Finds an existing user by its id or name.
 * @throws if there is no such user
 */
export async function getVonageUser(args: GetVonageUserArgs, opts: VonageLookupOptions = {}): Promise<FoundUser> {
  const { applicationId, privateKey } = args;
  const wanted = { ...byIdOrName("getVonageUser", args), applicationId, privateKey };
  return (await source().call("getUser", settingsOf(opts), wanted)) as unknown as FoundUser;
}

/** Like `getVonageUser`, for arguments that are outputs. The password of a SIP channel makes the output a secret. */
export function getVonageUserOutput(
  args: GetVonageUserOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundUser> {
  const { asked, hidden } = signedBy(args, opts);
  return looked("getUser", asked, hidden, (known, { privateKey, account }) =>
    getVonageUser({ ...known, privateKey } as GetVonageUserArgs, { account }),
  );
}

/**
 * Yields the users of an application. It reads a page of a hundred when the loop needs it. The service's list has only
 * the id and the names of each user; `getVonageUser` returns the rest.
 *
 * @example
 * for await (const { id, name } of listVonageUsers({ applicationId, privateKey })) console.log(id, name);
 */
export async function* listVonageUsers(
  args: ListVonageUsersArgs,
  opts: VonageLookupOptions = {},
): AsyncGenerator<ListedUser, void, undefined> {
  yield* source().users(settingsOf(opts), args);
}

/** Like `listVonageUsers`, with all users in one output. */
export function listVonageUsersOutput(
  args: ListVonageUsersOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<ListedUser[]> {
  const { asked, hidden } = signedBy(args, opts);
  return looked("getUsers", asked, hidden, (known, { privateKey, account }) =>
    collected(listVonageUsers({ ...known, privateKey } as ListVonageUsersArgs, { account })),
  );
}

/** Splits the arguments: `asked` selects the users, and `hidden` only signs the requests. */
function signedBy<Args extends ApplicationOfUser>(args: Args, opts: VonageLookupOutputOptions) {
  const { application, applicationId, privateKey, ...rest } = args;
  return {
    asked: pulumi.output({ ...rest, applicationId: applicationId ?? application?.id }),
    hidden: pulumi.output({ privateKey: privateKey ?? application?.privateKey, account: opts.account }),
  };
}

/** The source that answers look-ups: the service, or the objects of a test. */
export type LookupSource = Pick<ProgramHost, "call" | "applications" | "numbers" | "users">;

let known: ProgramHost | undefined;

/** The host that serves the look-ups of this program. The first look-up loads it. */
function host(): ProgramHost {
  return (known ??= new (provider().ProgramHost)());
}

/** The source of this program's look-ups. The mocks of `pulumi-vonage/testing` answer from the objects of the test. */
export function source(): LookupSource {
  const monitor = pulumi.runtime.getMonitor() as { mocks?: { vonageLookups?: LookupSource } } | undefined;
  return monitor?.mocks?.vonageLookups ?? host();
}

export function settingsOf({ account }: VonageLookupOptions) {
  const given = account as Readonly<Record<string, string | number | undefined>> | undefined;
  return (key: string) => (given ? given[key]?.toString() : pulumi.runtime.getConfig(`vonage:${key}`));
}

function byIdOrName(caller: string, args: string | { id?: string; name?: string }): { id: string } | { name: string } {
  const { id, name } = typeof args === "string" ? { id: args } : args;
  if (id && name === undefined) return { id };
  if (name && id === undefined) return { name };
  throw new Error(`${caller}: give either an id or a name.`);
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/**
 * Looks up as soon as all arguments are known. The credentials are secrets, but the result does not contain them. So
 * the output is a secret only if `asked` is one, or if the result contains one.
 */
export function looked<Asked, Hidden, Found extends object>(
  name: FunctionName,
  asked: pulumi.Output<Asked>,
  hidden: pulumi.Input<Hidden>,
  look: (asked: Asked, hidden: pulumi.Unwrap<Hidden>) => Promise<Found>,
): pulumi.Output<Found> {
  const found = pulumi
    .all([asked, pulumi.unsecret(pulumi.output(hidden))])
    .apply(([inputs, credentials]) => look(inputs as Asked, credentials as pulumi.Unwrap<Hidden>));
  const holdsSecrets = (value: Found) => host().holdsSecrets(name, OUTPUTS[name](value));
  return found.apply((value) => (holdsSecrets(value) ? pulumi.secret(value) : value)) as pulumi.Output<Found>;
}

/** Turns the result of a look-up into the outputs of its function. */
const OUTPUTS = {
  getApplication: (found: object) => ({ ...found }),
  getApplications: (applications: object) => ({ applications }),
  getNumbers: (numbers: object) => ({ numbers }),
  getUser: (found: object) => ({ ...found }),
  getUsers: (users: object) => ({ users }),
};

type FunctionName = keyof typeof OUTPUTS;
