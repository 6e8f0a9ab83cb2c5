import * as pulumi from "@pulumi/pulumi";
import type { FoundApplication, GetUserOutputs, ListedUser, ProgramHost } from "../provider";
import { provider } from "./address";
import type { VonageProviderArgs } from "./provider";
import type { ApplicationOfUser } from "./user";

export type { FoundApplication, ListedUser };

/** A user as the service tells of it. */
export type FoundUser = GetUserOutputs;

/** The id of an application, or its id or name as a property. */
export type GetVonageApplicationArgs = string | { id: string } | { name: string };

/** As `GetVonageApplicationArgs`, with outputs of other resources. */
export type GetVonageApplicationOutputArgs =
  pulumi.Input<string> | { id: pulumi.Input<string> } | { name: pulumi.Input<string> };

/** Which applications to list: all, unless told. */
export interface ListVonageApplicationsArgs {
  /** What the names begin with, upper and lower case told apart. */
  namePrefix?: string;
}

/** A user's id or name, and the application that it belongs to. */
export type GetVonageUserArgs = ({ id: string } | { name: string }) & {
  /** The application's id. */
  applicationId: string;
  /** The application's private key, in PEM, which signs the requests about its users. It is never sent. */
  privateKey: string;
};

/** As `GetVonageUserArgs`, with outputs of other resources, and with the application itself as a way to name it. */
export type GetVonageUserOutputArgs = ({ id: pulumi.Input<string> } | { name: pulumi.Input<string> }) &
  ApplicationOfUser;

/** Which users to list: all of the application, unless told. */
export interface ListVonageUsersArgs {
  /** The application's id. */
  applicationId: string;
  /** The application's private key, in PEM, which signs the requests about its users. It is never sent. */
  privateKey: string;
  /** What the names begin with, upper and lower case told apart. */
  namePrefix?: string;
}

/** As `ListVonageUsersArgs`, with outputs of other resources, and with the application itself as a way to name it. */
export type ListVonageUsersOutputArgs = { namePrefix?: pulumi.Input<string | undefined> } & ApplicationOfUser;

/** Where to look. */
export interface VonageLookupOptions {
  /**
   * Another account than that of the stack's configuration. As with a `VonageProvider`, what it leaves out is taken
   * from the environment.
   */
  account?: { [K in keyof VonageProviderArgs]: pulumi.Unwrap<VonageProviderArgs[K]> };
}

/** As `VonageLookupOptions`, with outputs of other resources. */
export interface VonageLookupOutputOptions {
  /** Another account than that of the stack's configuration. */
  account?: VonageProviderArgs;
}

/**
 * An application that exists, by its id or by its name. Like every look-up it asks the service at once, in previews
 * too, and changes nothing. The private key is not told.
 * @throws when there is no such application, or more than one of this name
 */
export async function getVonageApplication(
  args: GetVonageApplicationArgs,
  opts: VonageLookupOptions = {},
): Promise<FoundApplication> {
  const wanted = byIdOrName("getVonageApplication", args);
  return (await source().call("getApplication", settingsOf(opts), wanted)) as unknown as FoundApplication;
}

/** As `getVonageApplication`, for arguments that are outputs. What Vonage keeps secret makes the output a secret. */
export function getVonageApplicationOutput(
  args: GetVonageApplicationOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundApplication> {
  const asked = pulumi.output(args) as pulumi.Output<GetVonageApplicationArgs>;
  return looked("getApplication", asked, opts.account, (known, account) => getVonageApplication(known, { account }));
}

/**
 * The account's applications, a hundred at a time, as the loop goes on. What the service's list leaves out of an
 * application, such as the public key of some, is absent here.
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

/** As `listVonageApplications`, all of them as one output. */
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
 * A user that exists, by its id or by its name.
 * @throws when there is no such user
 */
export async function getVonageUser(args: GetVonageUserArgs, opts: VonageLookupOptions = {}): Promise<FoundUser> {
  const { applicationId, privateKey } = args;
  const wanted = { ...byIdOrName("getVonageUser", args), applicationId, privateKey };
  return (await source().call("getUser", settingsOf(opts), wanted)) as unknown as FoundUser;
}

/** As `getVonageUser`, for arguments that are outputs. The password of a SIP channel makes the output a secret. */
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
 * The users of an application, a hundred at a time, as the loop goes on. The service's list tells of each its id and
 * its names; `getVonageUser` tells the rest.
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

/** As `listVonageUsers`, all of them as one output. */
export function listVonageUsersOutput(
  args: ListVonageUsersOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<ListedUser[]> {
  const { asked, hidden } = signedBy(args, opts);
  return looked("getUsers", asked, hidden, (known, { privateKey, account }) =>
    collected(listVonageUsers({ ...known, privateKey } as ListVonageUsersArgs, { account })),
  );
}

/** What is asked for, and beside it what only signs the requests. */
function signedBy<Args extends ApplicationOfUser>(args: Args, opts: VonageLookupOutputOptions) {
  const { application, applicationId, privateKey, ...rest } = args;
  return {
    asked: pulumi.output({ ...rest, applicationId: applicationId ?? application?.id }),
    hidden: pulumi.output({ privateKey: privateKey ?? application?.privateKey, account: opts.account }),
  };
}

/** What answers look-ups: the service, or a test's own objects. */
export type LookupSource = Pick<ProgramHost, "call" | "applications" | "numbers" | "users">;

let known: ProgramHost | undefined;

/** What serves the look-ups of this program, loaded with the first of them. */
function host(): ProgramHost {
  return (known ??= new (provider().ProgramHost)());
}

/** Under the mocks of `pulumi-vonage/testing`, there is no service: they answer from the objects that they were given. */
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
 * Looks once all is known. Credentials are secrets, but no part of what is found: the output is a secret only where
 * what was asked for is one, or what the function has found holds one.
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

/** What a look-up answers with, as the outputs of the function that it is. */
const OUTPUTS = {
  getApplication: (found: object) => ({ ...found }),
  getApplications: (applications: object) => ({ applications }),
  getNumbers: (numbers: object) => ({ numbers }),
  getUser: (found: object) => ({ ...found }),
  getUsers: (users: object) => ({ users }),
};

type FunctionName = keyof typeof OUTPUTS;
