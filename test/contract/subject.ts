// The data of a resource for the contract.
import type fc from "fast-check";
import type { JsonObject } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import { schemaOf } from "../../provider/schema";
import type { Field } from "./fields";
import type { Values } from "./host";
import { samplesOf } from "./samples";
import type { World } from "./world";

/** The data of a resource that the contract needs and its types do not say. */
export interface Subject {
  readonly name: ResourceName;
  /** The name of the output that repeats the resource's id. */
  readonly idProperty: string;
  /** The requests of each step of a life, in the form of `World.requests`. */
  readonly requests: Requests;
  /** A text that can be changed in place, its name on the wire, and two values that no other program uses. */
  readonly text: { readonly property: string; readonly wire: string; readonly other: string; readonly another: string };
  /** An id that the service does not know. */
  readonly unknownId: string;
  /** The smallest program. */
  least(world: World): Values;
  /** A small program to which this place can be added. It needs no new key pair if possible. */
  beside(world: World, place: string): Values;
  /** Replacements for generated values that cannot stand together. Undefined removes a value. */
  fixed(world: World): Values;
  /** Random programs that the service accepts, from random programs that the types allow. None needs a new key pair. */
  programs(world: World, any: fc.Arbitrary<Values>): fc.Arbitrary<Values>;
  /** Values for places whose type is too general. */
  readonly values: Readonly<Record<string, (world: World) => readonly unknown[]>>;
  /** Prepares the service for a program, such as its credentials. */
  admit(world: World, program: Values): void;
  /** Removes what a deletion leaves on the service. */
  clear?(world: World): void;
  /** Local places that have an effect under another name on the wire, and that name. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
  /** Places that get a new value when a program drops them. */
  readonly remade: readonly string[];
  /** Places whose changes on the service are reverted even if the program never declared them. */
  readonly held: readonly string[];
  /** Places inside free-form parts that a program may declare although no type describes them. */
  readonly unmodelledFields?: () => Field[];
  /** Places on the wire that this release does not model, where the service may hold a value. */
  readonly unmodelled: readonly (readonly string[])[];
  /** Whether the service may show an empty value as absent, or an absent one as empty. */
  readonly emptyIsAbsent: boolean;
  /** The text in an error about an object that a create without an answer may have made. */
  readonly mayExist: RegExp;
  /** The body of an answer that refuses inputs, and the provider's message for it. */
  readonly refusal: { readonly body: JsonObject; readonly told: RegExp };
  /** What the user must check when the service refuses the credentials. */
  readonly credentials: RegExp;
  /** Whether only the provider may refuse this value, because no source says that the service checks it. */
  isUnchecked(place: string, value: unknown): boolean;
  /**
   * Whether the service accepts a create with these properties. Asks without any code of the provider, and leaves
   * nothing on the service.
   */
  accepts(world: World, program: Values): Promise<boolean>;
  /** A change by someone else in a place that the smallest program does not declare. */
  meddle(wire: JsonObject): void;
  /** All objects of this kind on the service, with their ids, except those of the world itself. */
  all(world: World): readonly JsonObject[];
  /** The object on the service. */
  stored(world: World, id: string): JsonObject | undefined;
  /** Changes the object on the service as someone else. */
  change(world: World, id: string, change: (wire: JsonObject) => void): void;
  /** Deletes it as someone else. */
  remove(world: World, id: string): void;
}

/** The requests of a subject, by purpose. */
export type Operation = "make" | "look" | "send" | "remove";

/** Methods and paths, in order. */
export interface Requests extends Readonly<Record<Operation, string>> {
  /** All requests of a create, including the one that makes the object. */
  create(program: Values): readonly string[];
  readonly delete: readonly string[];
  /** The same for an object that is gone already. */
  readonly deleteGone: readonly string[];
  /** The operations whose 404 means that the object is gone. */
  readonly absentBy: readonly Operation[];
  /**
   * Whether the answer to a change shows the new state of the object. If not, a value that the service rewrites is
   * drift.
   */
  readonly echoes: boolean;
  /** The body of the answer to a successful deletion. */
  readonly deleted: JsonObject;
  /** Requests that do not count, because they read something else. */
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

/** The id of an object that is created in a collection of a JSON API. Undefined if the API refuses it. */
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

/** The requests of an operation, without those that do not count for this subject. */
export async function askedBy(
  { requests: { aside } }: Subject,
  world: World,
  work: () => Promise<unknown>,
): Promise<string[]> {
  return (await world.requests(work)).filter((request) => !aside?.test(request));
}

/** Programs that declare every property, each with other values. */
export function programsOf(subject: Subject, world: World): readonly Values[] {
  const samples = samplesOf(schemaOf(`${subject.name}Inputs`), world.pairs) as readonly Values[];
  return samples.map((sample) => defined({ ...sample, ...subject.fixed(world) }));
}

function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
