// Random programs.
import fc from "fast-check";
import type { ResourceName } from "../../provider";
import type { Values } from "../contract/host";

export interface DeclaredApplication {
  readonly slot: string;
  readonly variant: string;
  /** A key: the n-th pair that the provider generates, or one half of a pair of the program's own. */
  readonly keys: { readonly made: number } | { readonly own: number; readonly half: "publicKey" | "privateKey" };
  readonly rest: Values;
}

export interface DeclaredUser {
  readonly slot: string;
  readonly variant: string;
  /** The index of its application in the program. */
  readonly application: number;
  readonly rest: Values;
}

export interface DeclaredNumber {
  readonly slot: string;
  readonly variant: string;
  /** The index of the application that it is linked to, if any. */
  readonly link?: number | undefined;
  readonly rest: Values;
}

export type Declared = DeclaredApplication | DeclaredUser | DeclaredNumber;

/** The declarations of a program. A resource's slot is its name in the state. */
export interface Program {
  readonly applications: readonly DeclaredApplication[];
  readonly users: readonly DeclaredUser[];
  readonly numbers: readonly DeclaredNumber[];
}

export const slots = { applications: ["a", "b", "c"], users: ["u", "v", "w", "x", "y"], numbers: ["m", "n"] } as const;

/** Secrets of the programs that no error, state or log may show. */
export const videoSecrets = ["whispered-to-the-video-1", "whispered-to-the-video-2"];
export const passwords = ["whispered-to-the-channel-1", "whispered-to-the-channel-2"];

const url = fc.constantFrom("https://example.com/a", "https://example.com/b");
const some = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true });

const capabilities = some({
  voice: some({
    region: fc.constantFrom("eu-west", "na-east"),
    conversationsTtl: fc.constantFrom(1, 48),
    signedCallbacks: fc.boolean(),
    webhooks: some({
      answerUrl: fc.record({ address: url, connectTimeout: fc.constantFrom(300, 1000) }, { requiredKeys: ["address"] }),
    }),
  }),
  messages: some({ version: fc.constantFrom("v0.1", "v1") }),
  vbc: fc.constant({}),
  video: fc.record({
    webhooks: fc.record({ archiveStatus: fc.record({ address: url, secret: fc.constantFrom(...videoSecrets) }) }),
  }),
  networkApis: some({ redirectUri: fc.constant("https://example.com/back") }),
  extra: some({ bulk: fc.constantFrom<Values>({ weight: 1 }, { weight: 2, colour: "red" }) }),
});

/**
 * Keys by slot, so that an edit often changes a key. Generating pairs takes long, so only one slot has generated ones.
 */
const keys: Readonly<Record<string, fc.Arbitrary<DeclaredApplication["keys"]>>> = {
  a: fc.constant({ own: 0, half: "publicKey" }),
  b: fc.record({ own: fc.nat(2), half: fc.constant("privateKey") }),
  c: fc.oneof(
    { weight: 2, arbitrary: fc.record({ made: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ own: fc.nat(2), half: fc.constant("privateKey") }) },
  ),
};

const application = (slot: string): fc.Arbitrary<DeclaredApplication> =>
  fc.record({
    slot: fc.constant(slot),
    variant: fc.constantFrom("", " again"),
    keys: keys[slot]!,
    rest: some({ privacy: some({ improveAi: fc.boolean() }), capabilities }),
  });

const user = (slot: string): fc.Arbitrary<DeclaredUser> =>
  fc.record({
    slot: fc.constant(slot),
    variant: fc.constantFrom("", " again"),
    application: fc.oneof(fc.constant(0), fc.nat(2)),
    rest: some({
      displayName: fc.constantFrom("Ada", "Grace"),
      imageUrl: url,
      properties: some({
        customData: fc.constantFrom<Values>({ tier: "gold" }, { a: [], b: {} }),
        ttl: fc.constant(60),
      }),
      channels: some({
        sip: fc.constantFrom<Values[]>([], ...passwords.map((password) => [{ uri: "sip:a@b.c", password }])),
        sms: fc.constantFrom<Values[]>([{ number: "1" }], [{ number: "1" }, { number: "2" }]),
      }),
    }),
  });

/** The variants of a number that the account owns at the start, and of one that the program buys and may cancel. */
const ofNumber: Readonly<Record<string, fc.Arbitrary<Values>>> = {
  m: fc.constant({}),
  n: fc.record({ purchase: fc.constant(true), cancelOnDelete: fc.boolean() }),
};

const number = (slot: string): fc.Arbitrary<DeclaredNumber> =>
  fc
    .record({
      variant: fc.constantFrom("", "", " again"),
      link: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
      own: ofNumber[slot]!,
      settings: some({ moHttpUrl: url, voiceStatusCallback: url, smppSystemType: fc.constantFrom("inbound", "other") }),
      forward: fc.constantFrom<Values>({}, {}, { sip: "sip:desk@example.com" }, { tel: "447700900100" }),
    })
    .map(({ variant, link, own, settings, forward }) => ({
      slot,
      variant,
      link,
      rest: { ...own, ...settings, ...forward },
    }));

/** A program of one to ten resources. Users need an application. */
export const programs: fc.Arbitrary<Program> = fc
  .record({
    applications: fc.tuple(
      fc.option(application("a"), { nil: undefined, freq: 3 }),
      fc.option(application("b"), { nil: undefined, freq: 3 }),
      fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: application("c") }),
    ),
    users: fc.tuple(...slots.users.map((slot) => fc.option(user(slot), { nil: undefined, freq: 2 }))),
    numbers: fc.tuple(...slots.numbers.map((slot) => fc.option(number(slot), { nil: undefined, freq: 2 }))),
  })
  .map(({ applications, users, numbers }) => ({
    applications: applications.filter((one) => one !== undefined),
    users: users.filter((one) => one !== undefined),
    numbers: numbers.filter((one) => one !== undefined),
  }))
  .filter(({ applications }) => applications.length > 0);

/** A program with some slots of another program. */
export function edited(program: Program, other: Program, changed: readonly string[]): Program {
  const merged = <T extends { slot: string }>(ours: readonly T[], theirs: readonly T[]) =>
    [
      ...ours.filter(({ slot }) => !changed.includes(slot)),
      ...theirs.filter(({ slot }) => changed.includes(slot)),
    ].sort((a, b) => a.slot.localeCompare(b.slot));
  const applications = merged(program.applications, other.applications);
  if (applications.length === 0) return other;
  return {
    applications,
    users: merged(program.users, other.users),
    numbers: merged(program.numbers, other.numbers),
  };
}

/** All declarations of a program, each after those that it refers to. */
export function declaredIn({ applications, users, numbers }: Program): readonly Declared[] {
  return [...applications, ...users, ...numbers];
}

export function applicationOf({ application }: DeclaredUser, { applications }: Program): DeclaredApplication {
  return applications[application % applications.length]!;
}

/** The application that a number is linked to, if any. */
export function linkOf({ link }: DeclaredNumber, { applications }: Program): DeclaredApplication | undefined {
  return link === undefined ? undefined : applications[link % applications.length]!;
}

export function isApplication(declared: Declared): declared is DeclaredApplication {
  return "keys" in declared;
}

export function isUser(declared: Declared): declared is DeclaredUser {
  return "application" in declared;
}

export function typeOf(declared: Declared): ResourceName {
  if (isApplication(declared)) return "Application";
  return isUser(declared) ? "User" : "Number";
}

/** Another variant of a slot has another name. For a number it is another number. */
export function nameOf({ slot, variant }: Declared): string {
  return `${slot}${variant}`;
}

export function slotOf(name: string): string {
  return name.replace(/ again$/, "");
}
