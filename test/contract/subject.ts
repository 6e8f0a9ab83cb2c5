import type { JsonObject } from "vonage-emulator";
import type { ResourceName } from "../../provider";
import { schemaOf } from "../../provider/schema";
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
  /** A text that can be changed in place, its name on the wire, and a value that no program here gives it. */
  readonly text: { readonly property: string; readonly wire: string; readonly other: string };
  /** An id that the service does not know. */
  readonly unknownId: string;
  /** What a program has to say. */
  least(world: World): Values;
  /** What a program may well say beside this place: as `least`, and without a key pair to be made where that can be. */
  beside(world: World, place: string): Values;
  /** What replaces generated values, where not everything can be said at once. Undefined takes it out. */
  fixed(world: World): Values;
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
  /** Places on the wire where this release models nothing, and the service may have something. */
  readonly unmodelled: readonly (readonly string[])[];
  /** Whether the service shows what is empty and what is absent as it likes. */
  readonly emptyIsAbsent: boolean;
  /** All objects of the kind that the service holds, but for those that are nobody's. */
  all(world: World): readonly JsonObject[];
  /** The object as the service holds it. */
  stored(world: World, id: string): JsonObject | undefined;
  /** Changes the object on the service, as someone else would. */
  change(world: World, id: string, change: (wire: JsonObject) => void): void;
  /** Deletes it, as someone else would. */
  remove(world: World, id: string): void;
}

/** A subject that is a collection of a JSON API. */
export interface CollectionSubject extends Subject {
  readonly name: "Application" | "User";
  /** Where the service keeps the collection. */
  readonly path: string;
  readonly updateMethod: "PUT" | "PATCH";
}

/** Methods and paths, in their order. */
export interface Requests {
  create(program: Values): readonly string[];
  readonly look: string;
  readonly send: string;
  readonly delete: readonly string[];
  /** The same where the object is gone already. */
  readonly deleteGone: readonly string[];
  /** Requests that do not count, because they look at something else. */
  readonly aside?: RegExp;
}

/** A collection of a JSON API, and its requests. */
export function collectionAt(path: string, updateMethod: "PUT" | "PATCH") {
  const member = `${path}/{id}`;
  const requests: Requests = {
    create: () => [`POST ${path}`],
    look: `GET ${member}`,
    send: `${updateMethod} ${member}`,
    delete: [`DELETE ${member}`],
    deleteGone: [`DELETE ${member}`],
  };
  return { path, updateMethod, requests };
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
