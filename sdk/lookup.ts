import * as pulumi from "@pulumi/pulumi";
import type { ByIdOrName, FoundApplication, FoundUser, ResourceName } from "../provider";
import { provider } from "./address";
import type { VonageProviderArgs } from "./provider";
import type { ApplicationOfUser } from "./user";

export type { FoundApplication, FoundUser };

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
  return await lookupsWith(opts).application(wanted("getVonageApplication", args));
}

/** As `getVonageApplication`, for arguments that are outputs. What Vonage keeps secret makes the output a secret. */
export function getVonageApplicationOutput(
  args: GetVonageApplicationOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundApplication> {
  const asked = pulumi.output(args) as pulumi.Output<GetVonageApplicationArgs>;
  return looked("Application", asked, opts.account, (known, account) => getVonageApplication(known, { account }));
}

/**
 * The account's applications, a hundred at a time, as the loop goes on. What the service's list leaves out of an
 * application, such as the public key of some, is absent here.
 *
 * @example
 * for await (const { id, name } of listVonageApplications({ namePrefix: "shop-" })) console.log(id, name);
 */
export async function* listVonageApplications(
  { namePrefix }: ListVonageApplicationsArgs = {},
  opts: VonageLookupOptions = {},
): AsyncGenerator<FoundApplication, void, undefined> {
  yield* lookupsWith(opts).applications(namePrefix);
}

/** As `listVonageApplications`, all of them as one output. */
export function listVonageApplicationsOutput(
  args: { namePrefix?: pulumi.Input<string | undefined> } = {},
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundApplication[]> {
  const asked = pulumi.output(args) as pulumi.Output<ListVonageApplicationsArgs>;
  return looked("Application", asked, opts.account, async (known, account) => {
    const all: FoundApplication[] = [];
    for await (const each of listVonageApplications(known, { account })) all.push(each);
    return all;
  });
}

/**
 * A user that exists, by its id or by its name.
 * @throws when there is no such user
 */
export async function getVonageUser(args: GetVonageUserArgs, opts: VonageLookupOptions = {}): Promise<FoundUser> {
  return await lookupsWith(opts).user(args, wanted("getVonageUser", args));
}

/** As `getVonageUser`, for arguments that are outputs. The password of a SIP channel makes the output a secret. */
export function getVonageUserOutput(
  args: GetVonageUserOutputArgs,
  opts: VonageLookupOutputOptions = {},
): pulumi.Output<FoundUser> {
  const { application, applicationId, privateKey, ...named } = args;
  const asked = pulumi.output({ ...named, applicationId: applicationId ?? application?.id });
  const hidden = pulumi.output({ privateKey: privateKey ?? application?.privateKey, account: opts.account });
  return looked("User", asked, hidden, (known, { privateKey: key, account }) =>
    getVonageUser({ ...known, privateKey: key } as GetVonageUserArgs, { account }),
  );
}

/** What answers look-ups: the service, or a test's own objects. */
export type LookupSource = Pick<
  ReturnType<ReturnType<typeof provider>["lookups"]>,
  "application" | "applications" | "user"
>;

function lookupsWith({ account }: VonageLookupOptions): LookupSource {
  const mocked = lookupsOfMocks();
  if (mocked) return mocked;
  const given = account as Readonly<Record<string, string | number | undefined>> | undefined;
  return provider().lookups((key) => (given ? given[key]?.toString() : pulumi.runtime.getConfig(`vonage:${key}`)));
}

/** Under the mocks of `pulumi-vonage/testing`, there is no service: they answer from the objects that they were given. */
function lookupsOfMocks(): LookupSource | undefined {
  const monitor = pulumi.runtime.getMonitor() as { mocks?: { vonageLookups?: LookupSource } } | undefined;
  return monitor?.mocks?.vonageLookups;
}

function wanted(caller: string, args: string | { id?: string; name?: string }): ByIdOrName {
  const { id, name } = typeof args === "string" ? { id: args } : args;
  if (id && name === undefined) return { id };
  if (name && id === undefined) return { name };
  throw new Error(`${caller}: give either an id or a name.`);
}

/**
 * Looks once all is known. Credentials are secrets, but no part of what is found: the output is a secret only where
 * what was asked for is one, or what is found holds one.
 */
function looked<Asked, Hidden, Found extends FoundApplication | FoundUser | FoundApplication[]>(
  type: ResourceName,
  asked: pulumi.Output<Asked>,
  hidden: pulumi.Input<Hidden>,
  look: (asked: Asked, hidden: pulumi.Unwrap<Hidden>) => Promise<Found>,
): pulumi.Output<Found> {
  const found = pulumi
    .all([asked, pulumi.unsecret(pulumi.output(hidden))])
    .apply(([known, credentials]) => look(known as Asked, credentials as pulumi.Unwrap<Hidden>));
  const secretive = (value: Found) => [value].flat().some((one) => provider().holdsSecrets(type, one));
  return found.apply((value) => (secretive(value) ? pulumi.secret(value) : value)) as pulumi.Output<Found>;
}
