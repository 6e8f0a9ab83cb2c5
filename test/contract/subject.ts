import type fc from "fast-check";
import type { JsonObject } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import { schemaOf } from "../../provider/schema";
import type { Field } from "./fields";
import type { Values } from "./host";
import { samplesOf } from "./samples";
import type { World } from "./world";

/** What a resource brings to the contract: what its types do not say. */
export interface Subject {
  readonly name: ResourceName;
  /** The output that repeats the resource's id. */
  readonly idProperty: string;
  /** What each step of a life asks the service, as `World.requests` tells it. */
  readonly requests: Requests;
  /** A text that can be changed in place, its name on the wire, and two values that no program here gives it. */
  readonly text: { readonly property: string; readonly wire: string; readonly other: string; readonly another: string };
  /** An id that the service does not know. */
  readonly unknownId: string;
  /** What a program has to say. */
  least(world: World): Values;
  /** What a program may well say beside this place: as `least`, and without a key pair to be made where that can be. */
  beside(world: World, place: string): Values;
  /** What replaces generated values, where not everything can be said at once. Undefined takes it out. */
  fixed(world: World): Values;
  /** Any programs that the service accepts, out of any that the types allow; none for which a key has to be made. */
  programs(world: World, any: fc.Arbitrary<Values>): fc.Arbitrary<Values>;
  /** Values for places whose type says too little of them. */
  readonly values: Readonly<Record<string, (world: World) => readonly unknown[]>>;
  /** Has the service accept what a program gives or takes for granted, such as credentials. */
  admit(world: World, program: Values): void;
  /** Takes away what a deletion leaves on the service. */
  clear?(world: World): void;
  /** Places where what is said has an effect under another name on the wire, and where that is. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
  /** Places that are made anew once a program names them no more. */
  readonly remade: readonly string[];
  /** Places that are held against changes on the service even where the program never named them. */
  readonly held: readonly string[];
  /** Places inside of free-form parts that a program may name although no type describes them. */
  readonly unmodelledFields?: () => Field[];
  /** Places on the wire where this release models nothing, and the service may have something. */
  readonly unmodelled: readonly (readonly string[])[];
  /** Whether the service shows what is empty and what is absent as it likes. */
  readonly emptyIsAbsent: boolean;
  /** What an error says of an object that a create without an answer may have made. */
  readonly mayExist: RegExp;
  /** The body of an answer that refuses inputs, and how the provider tells of it. */
  readonly refusal: { readonly body: JsonObject; readonly told: RegExp };
  /** What the provider has the user check where the service refuses the credentials. */
  readonly credentials: RegExp;
  /** Whether no source says that the service checks this value, so that the provider alone may refuse it. */
  isUnchecked(place: string, value: unknown): boolean;
  /** Whether the service accepts a create with these properties, asked by no code of the provider's. It keeps nothing. */
  accepts(world: World, program: Values): Promise<boolean>;
  /** What someone else may change where a program that says the least says nothing. */
  meddle(wire: JsonObject): void;
  /** All objects of the kind that the service holds, with their ids, but for those that are nobody's. */
  all(world: World): readonly JsonObject[];
  /** The object as the service holds it. */
  stored(world: World, id: string): JsonObject | undefined;
  /** Changes the object on the service, as someone else would. */
  change(world: World, id: string, change: (wire: JsonObject) => void): void;
  /** Deletes it, as someone else would. */
  remove(world: World, id: string): void;
}

/** The requests of a subject by what they do. */
export type Operation = "make" | "look" | "send" | "remove";

/** Methods and paths, in their order. */
export interface Requests extends Readonly<Record<Operation, string>> {
  /** All that a create asks, with the one that makes the object among it. */
  create(program: Values): readonly string[];
  readonly delete: readonly string[];
  /** The same where the object is gone already. */
  readonly deleteGone: readonly string[];
  /** The operations by whose 404 the service tells that the object is gone. */
  readonly absentBy: readonly Operation[];
  /** Whether the answer to a change tells what the service holds now. Else a value that it rewrites is drift. */
  readonly echoes: boolean;
  /** The body of an answer that says no more than that a deletion succeeded. */
  readonly deleted: JsonObject;
  /** Requests that do not count, because they look at something else. */
  readonly aside?: RegExp;
}

/** The requests of a collection of a JSON API. */
export function collectionAt(path: string, updateMethod: "PUT" | "PATCH"): Requests {
  const member = `${path}/{id}`;
  return {
    make: `POST ${path}`,
    look: `GET ${member}`,
    send: `${updateMethod} ${member}`,
    remove: `DELETE ${member}`,
    create: () => [`POST ${path}`],
    delete: [`DELETE ${member}`],
    deleteGone: [`DELETE ${member}`],
    absentBy: ["look", "remove"],
    echoes: true,
    deleted: {},
  };
}

/** The id that a collection of a JSON API gives to what is created in it; nothing where it refuses. */
export async function postedTo(
  { emulator }: World,
  path: string,
  { authorization, body }: { authorization: string; body: unknown },
): Promise<string | undefined> {
  const answer = await fetch(`${emulator.url}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: authorization },
    body: JSON.stringify(body),
  });
  if (![201, 400].includes(answer.status)) throw new Error(`${path}: ${answer.status}`);
  const { id } = (await answer.json()) as { id?: string };
  return answer.status === 201 ? id : undefined;
}

/** The credentials of the account, as a header. */
export function basicOf({ emulator: { apiKey, apiSecret } }: World): string {
  return `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
}

/** The requests of the work, without those that do not count for this subject. */
export async function askedBy(
  { requests: { aside } }: Subject,
  world: World,
  work: () => Promise<unknown>,
): Promise<string[]> {
  return (await world.requests(work)).filter((request) => !aside?.test(request));
}

/** Programs that say all that there is to say, each something else. */
export function programsOf(subject: Subject, world: World): readonly Values[] {
  const samples = samplesOf(schemaOf(`${subject.name}Inputs`), world.pairs) as readonly Values[];
  return samples.map((sample) => defined({ ...sample, ...subject.fixed(world) }));
}

function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
