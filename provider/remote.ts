// The seam to an API: one kind of object.
import type { Api, Method, RequestOptions } from "./http/client";
import { memberPath } from "./http/member";
import type { Reads } from "./http/reads";
import type { Properties } from "./schema";
import { same } from "./state/values";

/** An update of one object. */
export interface Update {
  /** The object before the update, from a read. */
  readonly live: Properties;
  /** The object after the update. */
  readonly merged: Properties;
  /** Whether to write even if the read shows no difference. After a recent write, a read can be out of date. */
  readonly always: boolean;
}

/**
 * One kind of object in one API: its verbs, paths, encodings and identity. Bodies have the wire spelling. Requests about
 * an object that does not exist throw an error for which `isAbsence` holds.
 */
export interface Remote {
  /** Sends the request once. */
  create(body: Properties): Promise<Properties>;
  read(id: string): Promise<Properties>;
  /** Returns the object after the update. Returns undefined if there was nothing to write. */
  update(id: string, update: Update): Promise<Properties | undefined>;
  delete(id: string): Promise<void>;
  /** Objects that a lost or refused create of `sent` may have made. */
  find(sent: Properties): AsyncIterable<Properties>;
  /** Lists all objects. An item can lack fields that only a read returns. */
  list(): AsyncIterable<Properties>;
  /** The id in a body. Undefined if the body has none. */
  identify(body: Properties): string | undefined;
  /** Answers concurrent reads from lists. Absent if a list shows too little of its items. */
  readonly reads?: Reads;
}

/** A collection of a JSON API: `POST PATH`, and `GET`, `PUT` or `PATCH`, and `DELETE PATH/ID`. */
export interface Collection {
  readonly path: string;
  /** PUT sends the whole object in an update. PATCH sends only the changed properties. */
  readonly updateMethod: "PUT" | "PATCH";
  /** Properties of an answer that an update does not repeat. */
  readonly readOnly: readonly string[];
  /** Properties that an update holds only when they change. */
  readonly onlyWhenChanged: readonly string[];
  /** Whether the answer to a create can be about what was sent. The answer to another request can not. */
  isAnswerTo?(answer: Properties, sent: Properties): boolean;
  find(remote: Remote, sent: Properties): AsyncIterable<Properties>;
  list(api: Api): AsyncIterable<Properties>;
}

/** The common parts of the requests of one call. */
export interface Connection {
  readonly api: Api;
  readonly options: RequestOptions;
  readonly reads?: Reads;
}

export function restCollection(collection: Collection, { api, options, reads }: Connection): Remote {
  const { path } = collection;
  const member = (id: string) => memberPath(path, id);
  const request = (method: Method, url: string, own: RequestOptions = {}) =>
    api.request(method, url, { ...options, ...own, signal: own.signal ?? options.signal });
  const object = async (method: Method, url: string, id: string | undefined, body?: Properties) => {
    const isNew = (answer: Properties) =>
      remote.identify(answer) !== undefined && (collection.isAnswerTo?.(answer, body ?? {}) ?? true);
    const expects = (answer: Properties) => (id === undefined ? isNew(answer) : answer.id === id);
    return (await request(method, url, { body, expects })) as Properties;
  };

  const remote: Remote = {
    create: (body) => object("POST", path, undefined, body),
    read: (id) => object("GET", member(id), id),
    async update(id, update) {
      const body = bodyOf(collection, update);
      return body && (await object(collection.updateMethod, member(id), id, body));
    },
    async delete(id) {
      await request("DELETE", member(id));
    },
    find: (sent) => collection.find(remote, sent),
    list: () => collection.list({ request }),
    identify: ({ id }) => (typeof id === "string" && id !== "" ? id : undefined),
    reads,
  };
  return remote;
}

/** The body of an update: the whole object, or only the changed properties. Undefined if there is nothing to write. */
function bodyOf(
  { updateMethod, readOnly, onlyWhenChanged }: Collection,
  { live, merged, always }: Update,
): Properties | undefined {
  const keys = [...new Set([...Object.keys(live), ...Object.keys(merged)])].filter((key) => !readOnly.includes(key));
  const changed = keys.filter((key) => !same(live[key], merged[key]));
  if (changed.length === 0 && !always) return undefined;
  if (updateMethod === "PATCH") {
    const sent = always ? keys : changed;
    return Object.fromEntries(sent.map((key) => [key, merged[key] ?? null]));
  }
  const sent = keys.filter(
    (key) => merged[key] !== undefined && (always || changed.includes(key) || !onlyWhenChanged.includes(key)),
  );
  return Object.fromEntries(sent.map((key) => [key, merged[key]]));
}
