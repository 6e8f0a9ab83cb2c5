// Makes a resource from its definition.
import { canonicalInputs } from "./canonical";
import { changesOf } from "./changes";
import { create } from "./create";
import { kindOf, type Kind, type ResourceDefinition } from "./definition";
import { remove } from "./delete";
import { now } from "./keeping";
import { readForImport, readKnown, readManaged } from "./read";
import { update } from "./update";
import { isCovered, parsePath, pathOf, valueAt } from "../property-path";
import type { Remote } from "../remote";
import type { CheckRequest, Difference, DiffRequest, Resource } from "../resource";
import { propertiesOf, type Properties } from "../schema";
import { validate } from "../schema/validate";
import type { Session } from "../session";
import { declaredOf, originOf } from "../state/hidden";
import { planOutputs } from "../state/plan";
import { equal } from "../state/values";

/** Makes the lifecycle of a resource from its definition. */
export function defineResource(definition: ResourceDefinition): Resource & { readonly kind: Kind } {
  const kind = kindOf(definition);
  const { type, noun, inputsSchema, stateSchema } = kind;
  const remoteIn =
    (session: Session) =>
    (properties: Properties): Remote =>
      definition.remote(session, properties);

  const resource: Resource & { readonly kind: Kind } = {
    kind,
    type,
    noun,
    inputsSchema,
    stateSchema,
    idProperty: definition.idProperty,
    importId: definition.importId,
    listInputs: definition.listInputs ?? [],

    check(request) {
      const inputs = canonicalInputs(named(kind, request), inputsSchema) as Properties;
      const reasons = [...validate(inputs, `${type}Inputs`), ...(definition.check?.(inputs) ?? [])];
      return { inputs, failures: reasons.map((reason) => ({ path: [], reason })) };
    },

    lacking: (memory, inputs) => (definition.lacking?.(memory, inputs) ?? []).map((reason) => ({ path: [], reason })),

    diff(request) {
      const differences = differencesOf(kind, request);
      return { differences, deleteBeforeReplace: definition.isTaken !== undefined };
    },

    plan(state, news) {
      return planOutputs(state, kind.complete(news, state), stateSchema, declaredOf(state));
    },

    create: (session, inputs) => create(kind, session, remoteIn(session), inputs),

    async read(session, { id, state, inputs }) {
      if (state) {
        session.requireAccountOf(state, `The ${noun} ${id}`);
        definition.remember?.(session, id, state);
        const found = await readManaged(kind, session, remoteIn(session)(state), id, state);
        if (found) definition.remember?.(session, id, found.state);
        else session.holdings.release(type, id);
        return found;
      }
      if (inputs) return await readKnown(kind, session, remoteIn(session)(inputs), id, inputs);
      const located = (await definition.locate?.(session, id)) ?? { id, inputs: {} };
      return await readForImport(
        kind,
        resource,
        session,
        remoteIn(session)(located.inputs),
        located.id,
        located.inputs,
      );
    },

    async update(session, id, state, news) {
      session.requireAccountOf(state, `The ${noun} ${id}`);
      return await update(kind, session, remoteIn(session), id, state, news);
    },

    async delete(session, id, state) {
      session.requireAccountOf(state, `The ${noun} ${id}`);
      await remove(kind, session, remoteIn(session), id, state);
    },

    async *list(session, query) {
      for await (const item of definition.remote(session, query).list()) yield definition.listed(item, query);
    },

    noteDeclared({ holdings }, { urn, isUrnCertain = false, olds = {}, news }) {
      if (!definition.idOf) return;
      const [id, next] = [definition.idOf(olds), definition.idOf(news)];
      if (urn !== undefined) holdings.noteUrn(urn);
      if (!isUrnCertain && id === undefined) holdings.noteMade(type);
      if (next !== undefined) holdings.noteWanted(type, next);
      for (const each of [id, next]) if (each !== undefined) holdings.noteDeclared(type, each);
      if (id !== undefined && next !== undefined && next !== id) holdings.noteReplaced(type, next, { [id]: now() });
    },

    remember(session, id, state, declared) {
      const { __createdAt: createdAt, __replaced: replaced = {} } = originOf(state);
      const { urn } = declared ?? {};
      if (urn !== undefined && definition.idOf?.(declared!.news) === id && typeof state.__account === "string")
        session.replacements?.settle(state.__account, urn, createdAt);
      session.holdings.noteDeclared(type, id);
      session.holdings.hold(type, id, createdAt);
      session.holdings.noteReplaced(type, id, replaced);
      definition.remember?.(session, id, state);
    },
  };
  return resource;
}

/** The inputs with a name: that of the program, else that of autonaming, else the logical name. */
function named({ inputsSchema }: Kind, { name, olds, news, autonaming }: CheckRequest): Properties {
  if (!propertiesOf(inputsSchema)?.name || (news.name !== undefined && news.name !== null)) return news;
  if (!autonaming) return { ...news, name };
  if (autonaming.mode === "disable") return news;
  return { ...news, name: olds?.name ?? autonaming.proposed };
}

function differencesOf(kind: Kind, request: DiffRequest): Difference[] {
  const { state, news, ignoreChanges = [] } = request;
  const changes = changesOf(kind, state, kind.complete(news, state), news);
  if (changes.length === 0) return [];
  const { oldInputs } = request;
  const ignored = ignoreChanges.map(parsePath);
  const words = { add: "add", change: "change", remove: "delete" } as const;
  return changes
    .map(({ place, kind: what, replaces }): Difference => {
      const path = pathOf(place, state, news);
      const inputDiff = oldInputs !== undefined && !isEqualAt(oldInputs, news, path);
      return { path, kind: words[what], inputDiff, replaces };
    })
    .filter(({ path }) => !ignored.some((pattern) => isCovered(path, pattern)));
}

function isEqualAt(a: Properties, b: Properties, path: Difference["path"]): boolean {
  return equal(valueAt(a, path), valueAt(b, path));
}
