import type { Account } from "./http/account";
import type { Api, Method, RequestOptions } from "./http/client";
import { createOnce } from "./create";
import { declaredIn, inputsOf } from "./state/declared";
import { diff, isLocal, type Change } from "./state/diff";
import { isNotFound, mayHaveTakenEffect, PartialStateError, VonageApiError, VonageUsageError } from "./http/errors";
import { answersOf, declaredOf, hiddenOf, visible, type Hidden } from "./state/hidden";
import { canonicalPem } from "./schema/pem";
import { refresh, settle, type Answers } from "./state/refresh";
import { isObject, propertiesOf, resolve, schemaOf, type Properties, type Schema } from "./schema";
import { validate } from "./schema/validate";
import { isUnknown } from "./schema/unknown";
import { compact, equal, same } from "./state/values";
import { fromWire, ourSpelling, overlay, toWire } from "./state/wire";

/** All that sets one kind of resource apart from another. */
export interface ResourceDefinition {
  /** Its name in Pulumi, and the stem of its types: `Application` has `ApplicationInputs` and `ApplicationState`. */
  readonly type: string;
  /** The output that holds its id. */
  readonly idProperty: string;
  /** Where Vonage keeps the collection. */
  readonly path: string;
  /** Whether an update is sent whole, or only what changes. */
  readonly updateMethod: "PUT" | "PATCH";
  /** What an answer holds and an update must not repeat. */
  readonly readOnly: readonly string[];
  /** What an update holds only when it changes. */
  readonly onlyWhenChanged: readonly string[];

  /** Whether the account's list shows its items whole, so that it can tell that nothing has changed. */
  readonly isListedWhole: boolean;

  /** The way in that its requests take. */
  connect(account: Account, properties: Properties): Api;
  /** What is wrong with inputs beyond what the schema can say. */
  check?(inputs: Properties): string[];
  /** The inputs with what follows from them and from the state; unknown where it is yet to be made. Makes no request. */
  complete?(inputs: Properties, state: Properties | undefined): Properties;
  /** As `complete`, and makes what is to be made. */
  make?(inputs: Properties, state: Properties | undefined): Promise<Properties>;
  /** What of a refreshed state must be shown as an input, though the program never named it. */
  reveal?(state: Properties): Properties;
  /** What may be the object that a create without an answer, or one that was refused as a duplicate, is about. */
  candidates(api: Api, sent: Properties): AsyncIterable<Properties>;
  /** Whether a create was refused because the object is there already. */
  isTaken?(error: unknown): boolean;
  /** Whether an object that was found is beyond doubt the one that was sent, for these inputs. */
  isOurs(found: Properties, sent: Properties, inputs: Properties): boolean;
  /** What to tell whoever must clear up after a create whose end is not known. */
  unsettled(sent: Properties): string;
  /** Whether an object cannot be there because what it belongs to is gone. */
  isOrphan?(account: Account, state: Properties, error: unknown): Promise<boolean>;
  /** Called with every state that is known to be the newest. */
  remember?(id: string, state: Properties): void;
}

export interface Checked {
  readonly inputs: Properties;
  /** Every reason why the inputs cannot be, each with its path. */
  readonly reasons: readonly string[];
}

export interface Diffed {
  readonly changes: readonly Change[];
  readonly replaces: readonly string[];
}

export interface Found {
  readonly state: Properties;
  readonly inputs: Properties;
}

/** The life of a resource, whichever way Pulumi reaches us. */
export interface Resource {
  readonly type: string;
  /** Where Vonage keeps the collection. */
  readonly path: string;
  readonly inputsSchema: Schema;
  readonly stateSchema: Schema;
  check(news: Properties): Checked;
  diff(olds: Properties, news: Properties): Diffed;
  create(account: Account, inputs: Properties): Promise<{ id: string; state: Properties }>;
  /** Nothing, where there is no such object. */
  read(account: Account, id: string, olds: Properties): Promise<Found | undefined>;
  update(account: Account, id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(account: Account, id: string, olds: Properties): Promise<void>;
}

export function defineResource(definition: ResourceDefinition): Resource {
  const { type, idProperty, path } = definition;
  const inputsSchema = schemaOf(`${type}Inputs`);
  const stateSchema = schemaOf(`${type}State`);
  const member = (id: string) => `${path}/${encodeURIComponent(id)}`;
  const noun = type.toLowerCase();

  const complete = (inputs: Properties, state?: Properties) => definition.complete?.(inputs, state) ?? inputs;
  const make = async (inputs: Properties, state?: Properties) => (await definition.make?.(inputs, state)) ?? inputs;

  /** The API, with what must not be seen of these properties, and our spelling for what it refuses. */
  const apiOf = (account: Account, properties: Properties): Api => {
    const api = definition.connect(account, properties);
    const base: RequestOptions = {
      secrets: secretsIn(properties, stateSchema),
      spell: (wire) => ourSpelling(wire, inputsSchema),
    };
    return {
      request: (method: Method, url: string, options?: RequestOptions) =>
        api.request(method, url, { ...base, ...options }),
    };
  };

  const fetch = async (account: Account, api: Api, id: string, state: Properties): Promise<Properties> => {
    const readableBy = Number(state.__createdAt ?? 0) * 1000 + account.client.consistencyWindow;
    for (;;) {
      try {
        // Whatever an answer leaves out, it is about the object that was asked for.
        return { ...((await api.request("GET", member(id))) as Properties), id };
      } catch (error) {
        if (!isNotFound(error) || Date.now() >= readableBy) throw error;
        await new Promise((resume) => setTimeout(resume, 500));
      }
    }
  };

  const stateAfter = (answer: Properties, sent: Properties, declares: Properties, createdAt: unknown): Properties => {
    const answers: Answers = {};
    const settled = settle(fromWire(answer, stateSchema, sent), sent, stateSchema, answers) as Properties;
    const hidden: Hidden = {
      __declared: declaredIn(declares, inputsSchema),
      ...(Object.keys(answers).length > 0 ? { __answers: answers } : {}),
      ...(typeof createdAt === "number" ? { __createdAt: createdAt } : {}),
    };
    return compact({ ...settled, ...hidden });
  };

  const changesOf = (olds: Properties, completed: Properties, news: Properties): Change[] => {
    const declared = declaredOf(olds);
    const changes = diff(olds, completed, inputsSchema, declared);
    if (changes.length > 0) return changes;
    const newly = declaredIn(news, inputsSchema).filter((place) => !declared.has(place));
    return newly.map((place) => ({ place, kind: "add", schema: { local: true } }));
  };

  const write = async (
    account: Account,
    id: string,
    olds: Properties,
    sent: Properties,
    found?: Properties,
  ): Promise<Properties> => {
    const api = apiOf(account, sent);
    const live = found ?? (await fetch(account, api, id, olds));
    const merged = overlay(live, sent, olds, inputsSchema, declaredOf(olds)) as Properties;
    const body = bodyOf(definition, live, merged);
    if (!body) return live;
    try {
      return { ...((await api.request(definition.updateMethod, member(id), { body })) as Properties), id };
    } catch (error) {
      const cleared = Object.keys(body).filter((key) => body[key] === null);
      if (!(error instanceof VonageApiError) || error.status !== 400 || cleared.length === 0) throw error;
      const names = cleared.map((key) => ourSpelling(key, inputsSchema)).join(" and ");
      throw new VonageUsageError(
        `${error.message} If the service does not let ${names} be taken away, declare another value, or replace the ${noun}: pulumi up --replace URN.`,
      );
    }
  };

  const isAbsent = async (account: Account, state: Properties, error: unknown) =>
    isNotFound(error) || Boolean(await definition.isOrphan?.(account, state, error));

  return {
    type,
    path,
    inputsSchema,
    stateSchema,

    check(news) {
      const inputs = canonicalInputs(news, inputsSchema) as Properties;
      return { inputs, reasons: [...validate(inputs, `${type}Inputs`), ...(definition.check?.(inputs) ?? [])] };
    },

    diff(olds, news) {
      definition.remember?.(String(olds[idProperty]), olds);
      const changes = changesOf(olds, complete(news, olds), news);
      const replaces = changes.filter(({ schema }) => schema.replaceOnChanges).map(({ place }) => place.slice(1));
      return { changes, replaces };
    },

    async create(account, inputs) {
      account.reads(path).forget();
      const sent = await make(inputs);
      const api = apiOf(account, sent);
      const created = await createOnce({
        send: async () => (await api.request("POST", path, { body: toWire(sent, inputsSchema) })) as Properties,
        candidates: () => definition.candidates(api, sent),
        isTaken: (error) => definition.isTaken?.(error) ?? false,
        isOurs: (found) => definition.isOurs(found, sent, inputs),
        takeOver: inputs.adopt === true,
        noun,
        unsettled: definition.unsettled(sent),
        attempts: 3,
        window: account.client.consistencyWindow,
      });
      const createdAt = Math.ceil(Date.now() / 1000);
      const id = String(created.body.id);
      const finish = async (): Promise<Properties> => {
        if (!created.found) return stateAfter(created.body, sent, inputs, createdAt);
        // What was found is ours, but need not be as it was sent.
        const seen = takenIn(fromWire(created.body, stateSchema, sent) as Properties, sent, stateSchema);
        const known = { ...seen, __declared: declaredIn(inputs, inputsSchema), __createdAt: createdAt };
        try {
          const answer = await write(account, id, known, sent, created.body);
          return stateAfter(answer, sent, inputs, createdAt);
        } catch (error) {
          throw new PartialStateError(messageOf(error), id, compact(known));
        }
      };
      const state = await finish();
      definition.remember?.(id, state);
      return { id, state };
    },

    async read(account, id, olds) {
      const isKnown = olds[idProperty] !== undefined;
      if (isKnown) definition.remember?.(id, olds);
      const declared = isKnown ? declaredOf(olds) : new Set(declaredIn(olds, inputsSchema));
      const found = (live: Properties): Found => {
        const ours = fromWire(live, stateSchema, olds);
        const state = refresh(ours, olds, stateSchema, answersOf(olds)) as Properties;
        const inputs = { ...(inputsOf(state, inputsSchema, declared) as Properties), ...definition.reveal?.(state) };
        const hidden = hiddenOf({ ...olds, __declared: [...declared] });
        return { state: compact({ ...state, ...hidden }), inputs: compact(inputs) };
      };
      const alone = async () => found(await fetch(account, apiOf(account, olds), id, olds));
      const unchanged = (listed: Properties) => {
        const seen = found(listed);
        return equal(visible(seen.state), visible(olds)) ? seen : undefined;
      };
      try {
        if (!definition.isListedWhole || !isKnown) return await alone();
        return await account.reads(path).read(id, unchanged, alone);
      } catch (error) {
        if (!(await isAbsent(account, olds, error))) throw error;
        if (isKnown) return undefined;
        throw new VonageUsageError(
          `There is no ${noun} ${id} in this account, or the credentials have no access to it.`,
        );
      }
    },

    async update(account, id, olds, news) {
      account.reads(path).forget();
      const sent = await make(news, olds);
      const changes = changesOf(olds, sent, news);
      if (changes.every(isLocal)) {
        const state = {
          ...takenIn(olds, sent, stateSchema),
          ...hiddenOf(olds),
          __declared: declaredIn(news, inputsSchema),
        };
        definition.remember?.(id, state);
        return compact(state);
      }
      try {
        const state = stateAfter(await write(account, id, olds, sent), sent, news, olds.__createdAt);
        definition.remember?.(id, state);
        return state;
      } catch (error) {
        if (await isAbsent(account, olds, error)) {
          throw new VonageUsageError(
            `The ${noun} ${id} is gone from the service: it was deleted elsewhere. Run "pulumi refresh", and the next "pulumi up" creates it anew.`,
          );
        }
        // What was made here, such as a key pair, may be in force on the service by now, and nobody else holds it.
        if (mayHaveTakenEffect(error))
          throw new PartialStateError(
            messageOf(error),
            id,
            compact({ ...takenIn(olds, sent, stateSchema), ...hiddenOf(olds) }),
          );
        throw error;
      }
    },

    async delete(account, id, olds) {
      account.reads(path).forget();
      try {
        await apiOf(account, olds).request("DELETE", member(id));
      } catch (error) {
        if (await isAbsent(account, olds, error)) return;
        if (!mayHaveTakenEffect(error)) throw error;
        throw new VonageUsageError(
          `${messageOf(error).replace(/\.?$/, ".")} The ${noun} ${id} may be gone all the same: run "pulumi refresh" before anything else.`,
        );
      }
    },
  };
}

/** What an update sends: all, or only what changes; nothing when there is nothing to say. */
function bodyOf(
  { updateMethod, readOnly, onlyWhenChanged }: ResourceDefinition,
  live: Properties,
  merged: Properties,
): Properties | undefined {
  const keys = [...new Set([...Object.keys(live), ...Object.keys(merged)])].filter((key) => !readOnly.includes(key));
  const changed = keys.filter((key) => !same(live[key], merged[key]));
  if (changed.length === 0) return undefined;
  if (updateMethod === "PATCH") return Object.fromEntries(changed.map((key) => [key, merged[key] ?? null]));
  const sent = keys.filter(
    (key) => merged[key] !== undefined && (changed.includes(key) || !onlyWhenChanged.includes(key)),
  );
  return Object.fromEntries(sent.map((key) => [key, merged[key]]));
}

/** The old state with the new values of what Vonage never sees. */
function takenIn(olds: Properties, sent: Properties, schema: Schema): Properties {
  return Object.fromEntries(
    Object.entries(propertiesOf(schema) ?? {}).map(([key, { local }]) => [key, local ? sent[key] : olds[key]]),
  );
}

/** Inputs in the one way to write them: keys in one spelling of PEM, and null as absent. */
function canonicalInputs(value: unknown, schema: Schema): unknown {
  const { items, format } = resolve(schema);
  if (typeof value === "string") return isUnknown(value) ? value : canonicalPem(value, format);
  if (Array.isArray(value)) return items ? value.map((item) => canonicalInputs(item, items)) : value;
  const properties = propertiesOf(schema);
  if (!isObject(value) || !properties) return value;
  const present = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(
    present.map(([key, item]) => [key, properties[key] ? canonicalInputs(item, properties[key]) : item]),
  );
}

/** What differs between an object on the service and what was sent; all that the service holds counts as declared there. */
export function differences(found: Properties, sent: Properties, type: string): Change[] {
  const [inputs, state] = [schemaOf(`${type}Inputs`), schemaOf(`${type}State`)];
  const live = takenIn(fromWire(found, state, sent) as Properties, sent, state);
  return diff(live, sent, inputs, new Set(declaredIn(live, inputs)));
}

/** The secret values in a value, by its schema. */
export function secretsIn(value: unknown, schema: Schema): string[] {
  const { secret, items } = resolve(schema);
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value)) return items ? value.flatMap((item) => secretsIn(item, items)) : [];
  if (!isObject(value)) return [];
  return Object.entries(propertiesOf(schema) ?? {}).flatMap(([key, property]) => secretsIn(value[key], property));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
