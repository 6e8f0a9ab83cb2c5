// The inputs and the state of an adopted object.
import { printPath } from "../property-path";
import type { Path, Resource } from "../resource";
import { isObject, propertiesOf, resolve, type Properties, type Schema } from "../schema";
import { branches, childOf, childrenOf, written, type Pointer } from "../schema/tree";
import { refusedPlaces, validate } from "../schema/validate";
import { declaredIn } from "../state/declared";
import { compact, equal } from "../state/values";
import { fromWire, wirePath } from "../state/wire";

/** An object of the service, in the form in which a stack holds an object that its program has created. */
export interface Adopted {
  /** The inputs that a program must declare to get this object, without values that Vonage chooses anyway. */
  readonly inputs: Properties;
  /** The state with which a preview of that program is empty. */
  readonly state: Properties;
  /** The places whose values the types refuse, in the spelling of a program. A refresh will show them. */
  readonly refused: readonly string[];
  /** The paths on the wire of all values that are not modelled. Every update keeps these values. */
  readonly unmodelled: readonly string[];
}

/** An object that no program of this release can declare. */
export interface Unadoptable {
  readonly reasons: readonly string[];
}

/**
 * Takes an object under management as it is, from the answer of the service. `known` holds inputs that the service does
 * not return, such as the application of a user. `account` is the mark of the account that holds the object. Makes no
 * request.
 */
export function adopted(
  resource: Pick<Resource, "type" | "inputsSchema" | "stateSchema" | "check" | "diff">,
  body: Properties,
  known: Properties = {},
  account?: string,
): Adopted | Unadoptable {
  const { inputsSchema, stateSchema } = resource;
  const type = `${resource.type}Inputs`;
  const given = resource.check({ news: { ...known } }).inputs;
  const live = { ...(fromWire(body, stateSchema) as Properties), ...given };
  const state = compact(live) as Record<string, unknown>;
  const inputs = compact({ ...(worthSaying(live, inputsSchema) as Properties), ...given }) as Record<string, unknown>;
  const refused = new Set<Pointer>();
  const reasons = validate(inputs, type);

  for (let places = refusedPlaces(inputs, type); places.length > 0; places = refusedPlaces(inputs, type)) {
    if (places.includes("") || places.some((place) => given[place.slice(1)] !== undefined)) return { reasons };
    for (const place of places) {
      remove(inputs, place);
      refused.add(place);
    }
  }
  const checked = resource.check({ news: inputs });
  if (checked.failures.length > 0) return { reasons: checked.failures.map(({ reason }) => reason) };

  const hidden = {
    __declared: declaredIn(checked.inputs, inputsSchema),
    ...(account === undefined ? {} : { __account: account }),
  };
  const refusedPaths = new Set([...refused].map(written));
  for (const { path } of resource.diff({ state: { ...state, ...hidden }, news: checked.inputs }).differences) {
    removeAt(state, path);
    refusedPaths.add(printPath(path));
  }
  return {
    inputs: checked.inputs,
    state: { ...state, ...hidden },
    refused: [...refusedPaths],
    unmodelled: unmodelled(body, stateSchema),
  };
}

/** The live values that a program must declare, without those that Vonage or this machine chooses by default. */
function worthSaying(live: unknown, schema: Schema): unknown {
  if (live === undefined || schema.local || schema.format === "public-key" || isChosen(live, schema)) return undefined;
  if (!branches(schema, live)) return live;
  const said: Record<string, unknown> = {};
  for (const [key, property] of childrenOf(schema, live)) {
    const value = worthSaying(childOf(live, key), property);
    if (value !== undefined) said[key] = value;
  }
  return Object.keys(said).length === 0 && (schema.group || schema.computed) ? undefined : said;
}

function isChosen(live: unknown, schema: Schema): boolean {
  if (!schema.computed) return false;
  const { default: documented, observed, enum: values } = resolve(schema);
  const choices = [undefined, documented, observed, ...(values?.length === 1 ? values : [])];
  return choices.some((choice) => equal(live, choice));
}

function unmodelled(body: Properties, schema: Schema, path = ""): string[] {
  const children = childrenOf(schema);
  const named = children.map(([key, property]) => [wirePath(key, property)[0], property] as const);
  return Object.entries(body).flatMap(([key, value]) => {
    if (key.startsWith("_")) return [];
    const property = named.find(([name]) => name === key)?.[1];
    if (!property) return [path + key];
    return isObject(value) && propertiesOf(property) ? unmodelled(value, property, `${path}${key}.`) : [];
  });
}

function remove(target: Record<string, unknown>, place: Pointer): void {
  removeAt(target, place.split("/").slice(1));
}

function removeAt(target: Record<string, unknown>, path: Path): void {
  const keys = path.map(String);
  const last = keys.pop()!;
  const parent = keys.reduce<unknown>(childOf, target);
  if (isObject(parent)) delete (parent as Record<string, unknown>)[last];
}
