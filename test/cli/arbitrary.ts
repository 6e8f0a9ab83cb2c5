// Random accounts: objects as programs declare them, and as years and other tools have left them.
import fc from "fast-check";
import { resources, type ResourceName } from "../../provider/resources/index";
import { isObject, schemaOf, type Properties } from "../../provider/schema/index";
import { toWire } from "../../provider/state/wire";
import { arbitraryOf } from "../contract/arbitrary";
import { applicationId, type KeyPair } from "./world";

export interface AccountSeed {
  applications: Properties[];
  users: Record<string, Properties[]>;
  numbers: Properties[];
}

/** Values of a wrong type. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, "", 0, -1, 9000, 1.5, true, "GET", "get", [], {}, [null], { address: "" }, "ws://x"),
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const name = fc.oneof(
  fc.constantFrom(
    "shop",
    "Shop",
    "class",
    "config",
    "pulumi",
    "2fa",
    "__proto__",
    "constructor",
    "*/ // `${x}`",
    "a-b",
    "a b",
  ),
  fc.constantFrom(
    '"quoted"',
    "back\\slash\\",
    "new\nline\r\n\u2028",
    "${process.exit()}",
    "店舗",
    "Ünïcödé",
    "😀🛒",
    "שלום",
    " ",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
);

/** The id of a deleted application, to which numbers may still be linked. */
export const gone = applicationId(999);

/** A number as the service shows it, without its application. */
const numberBody = fc.record(
  {
    country: fc.constantFrom("GB", "US", "ES"),
    moHttpUrl: fc.constantFrom("https://example.com/in", "https://example.com/in?token=a+secret", "", "no url"),
    voiceStatusCallback: fc.constantFrom("https://example.com/status", "ftp://example.com/status"),
    callback: fc.constantFrom(
      ["sip", "sip:a@example.com"],
      ["sip", "sip:a:b@example.com"],
      ["tel", "447700900001"],
      ["tel", "+44"],
      ["vxml", "x"],
    ),
    features: fc.constantFrom(["VOICE", "SMS"], ["SMS"]),
  },
  { requiredKeys: ["country"] },
);

/** An account, with the keys of its first two applications. */
export function accounts(pairs: readonly KeyPair[], { most = 6 } = {}): fc.Arbitrary<AccountSeed> {
  const application = fc.record({ name, body: wires("Application", pairs), holdsKey: fc.boolean() });
  const user = fc.record({ name, body: wires("User", pairs) });
  return fc
    .tuple(
      fc.array(application, { minLength: most > 6 ? most : 1, maxLength: most }),
      fc.array(fc.array(user, { maxLength: 3 }), { maxLength: 2 }),
      fc.array(fc.tuple(numberBody, fc.nat({ max: 5 })), { maxLength: 3 }),
    )
    .map(([made, ofUsers, ofNumbers]) => {
      const applications = made.map(({ name, body, holdsKey }, index) => {
        const { keys: _keys, id: _id, capabilities, ...rest } = body;
        const keys =
          pairs[index] && (holdsKey || index < ofUsers.length) ? { keys: { public_key: pairs[index].publicKey } } : {};
        return {
          ...rest,
          id: applicationId(index + 1),
          name,
          ...(isObject(capabilities) ? { capabilities } : {}),
          ...keys,
        };
      });
      const users = ofUsers.slice(0, applications.length).map((list, index) => {
        const names = new Set<string>();
        const bodies = list.map(({ name, body }, place) => ({ ...body, id: `USR-${index}-${place}`, name }));
        const own = bodies.filter(({ name }) => !names.has(name) && names.add(name));
        return [applicationId(index + 1), own] as const;
      });
      const numbers = ofNumbers.map(([{ callback, ...body }, link], place) => ({
        ...body,
        msisdn: `44770090000${place}`,
        ...(callback ? { voiceCallbackType: callback[0], voiceCallbackValue: callback[1] } : {}),
        ...(link === 0 ? {} : { app_id: link > made.length ? gone : applicationId(link) }),
      }));
      return { applications, users: Object.fromEntries(users), numbers };
    });
}

/** Bodies of one kind as the service holds them, sometimes with an odd value. */
function wires(type: ResourceName, pairs: readonly KeyPair[]): fc.Arbitrary<Properties> {
  const schema = schemaOf(`${type}Inputs`);
  const changes = fc.array(fc.tuple(fc.nat(), odd), { maxLength: 3 });
  return fc
    .tuple(
      arbitraryOf(schema, pairs),
      fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: changes }),
    )
    .map(([inputs, oddities]) => {
      const body = toWire(inputs, resources[type].inputsSchema) as Properties;
      return oddities.reduce((changed, [place, value]) => put(changed, stepsTo(changed, place), value), body);
    });
}

/** A random place in a value. */
function stepsTo(value: unknown, place: number): string[] {
  const all: string[][] = [];
  const walk = (part: unknown, steps: string[]): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, item] of Object.entries(part)) {
      all.push([...steps, key]);
      walk(item, [...steps, key]);
    }
  };
  walk(value, []);
  return all[place % Math.max(1, all.length)] ?? ["capabilities"];
}

function put(value: Properties, [key = "", ...rest]: string[], item: unknown): Properties {
  const entries = Object.entries(value).filter(([name]) => name !== key);
  const below = rest.length === 0 ? item : put((value[key] ?? {}) as Properties, rest, item);
  if (Array.isArray(value))
    return value.map((old: unknown, index) => (String(index) === key ? below : old)) as unknown as Properties;
  return Object.fromEntries(below === undefined ? entries : [...entries, [key, below]]);
}
