// Converts properties between protobuf and plain values.
import { isDeepStrictEqual } from "node:util";
import { ListValue, NullValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { printPath, valueAt } from "../../property-path";
import type { Path } from "../../resource";
import { isObject, type Properties, type Schema } from "../../schema";
import { UNKNOWN } from "../../schema/unknown";
import { markedAt, SECRET, secretPlaces, SIGNATURE } from "../secrets";

/** The values by which Pulumi marks special objects in a message. */
const ASSETS = new Set(["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"]);
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** Pulumi's texts for unknown values, one for each type. */
const UNKNOWNS = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // a boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // a number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // a list
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // an object
]);
const UNKNOWN_ASSETS = new Set([
  "030794c1-ac77-496b-92df-f27374a8bd58", // an asset
  "e48ece36-62e2-4504-bad9-02848725956a", // an archive
]);

/** The properties of a message as plain values, and the places of its special objects. */
export interface Received {
  readonly values: Properties;
  /** The places of secrets. */
  readonly secrets: readonly Path[];
  /** The places of assets and archives. No property of this provider accepts them. */
  readonly assets: readonly Path[];
  /** The message, unless it holds special objects other than secrets. */
  readonly message?: Struct;
}

/** The reasons why assets and archives are refused. `spell` writes a place as the user knows it. */
export function assetProblems({ assets }: Received, spell: (path: Path) => string = printPath): string[] {
  return assets.map((path) => `${spell(path)} must not be an asset or an archive: give the content itself`);
}

/** Reads properties. An unknown value becomes `UNKNOWN`, and a reference to a resource becomes its id. */
export function received(struct: Struct | undefined): Received {
  const secrets: Path[] = [];
  const assets: Path[] = [];
  let isPlain = true;
  /** The path of the value that is being read. */
  const path: (string | number)[] = [];

  const below = (step: string | number, value: Value): unknown => {
    path.push(step);
    const read = valueOf(value);
    path.pop();
    return read;
  };

  const fieldsOf = (fields: Struct): Properties => {
    const entries: [string, unknown][] = [];
    fields.getFieldsMap().forEach((value, key) => entries.push([key, below(key, value)]));
    return Object.fromEntries(entries);
  };

  const objectOf = (fields: Struct): unknown => {
    const map = fields.getFieldsMap();
    const kind = map.get(SIGNATURE)?.getStringValue();
    if (kind === undefined) return fieldsOf(fields);
    const part = (key: string) => map.get(key);
    isPlain &&= kind === SECRET;
    if (kind === SECRET || kind === OUTPUT) {
      if (kind === SECRET || part("secret")?.getBoolValue()) secrets.push([...path]);
      const value = part("value");
      return value ? valueOf(value) : UNKNOWN;
    }
    if (kind === REFERENCE) return part("id") ? part("id")!.getStringValue() || UNKNOWN : part("urn")?.getStringValue();
    if (!ASSETS.has(kind)) return fieldsOf(fields);
    assets.push([...path]);
    return UNKNOWN;
  };

  const textOf = (text: string): string => {
    if (text.length !== UNKNOWN.length) return text;
    if (UNKNOWN_ASSETS.has(text)) assets.push([...path]);
    else if (!UNKNOWNS.has(text)) return text;
    isPlain = false;
    return UNKNOWN;
  };

  const valueOf = (value: Value): unknown => {
    switch (value.getKindCase()) {
      case Value.KindCase.STRUCT_VALUE:
        return objectOf(value.getStructValue()!);
      case Value.KindCase.LIST_VALUE:
        return value
          .getListValue()!
          .getValuesList()
          .map((item, index) => below(index, item));
      case Value.KindCase.STRING_VALUE:
        return textOf(value.getStringValue());
      case Value.KindCase.NUMBER_VALUE:
        return value.getNumberValue();
      case Value.KindCase.BOOL_VALUE:
        return value.getBoolValue();
      default:
        return null;
    }
  };

  const values = struct ? fieldsOf(struct) : {};
  return { values, secrets, assets, message: isPlain ? struct : undefined };
}

/**
 * Writes properties. Marks the secrets of the schema, and those that the program has marked. If `before` holds the same
 * values and marks, its message is sent again.
 */
export function sent(properties: Properties, schema: Schema, secrets: readonly Path[] = [], before?: Received): Struct {
  const places = [...secretPlaces(properties, schema), ...secrets];
  return (before && messageWith(before, properties, places)) ?? structOf(markedAt(properties, places));
}

/** The received message, if it holds these values, and marks all these places as secrets. */
function messageWith({ message, values, secrets }: Received, properties: Properties, places: readonly Path[]) {
  if (!message || !isDeepStrictEqual(values, properties)) return undefined;
  const marked = new Set(secrets.map(printPath));
  const isMarked = (place: Path) => marked.has(printPath(place)) || (valueAt(properties, place) ?? null) === null;
  return places.every(isMarked) ? message : undefined;
}

/** Writes plain properties. Leaves out `undefined`. */
export function structOf(properties: Properties): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap() as unknown as { set(key: string, value: Value): void };
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) fields.set(key, messageOf(value));
  return struct;
}

function messageOf(value: unknown): Value {
  const message = new Value();
  if (typeof value === "string") message.setStringValue(value);
  else if (typeof value === "number") message.setNumberValue(value);
  else if (typeof value === "boolean") message.setBoolValue(value);
  else if (Array.isArray(value)) message.setListValue(listOf(value));
  else if (isObject(value)) message.setStructValue(structOf(value));
  else message.setNullValue(NullValue.NULL_VALUE);
  return message;
}

function listOf(items: readonly unknown[]): ListValue {
  const list = new ListValue();
  list.setValuesList(items.map(messageOf));
  return list;
}
