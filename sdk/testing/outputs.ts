// Outputs like those of a deployment: ids, keys, and the values that Vonage chooses if a program declares none.
import { createPublicKey, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { ResourceName } from "../../provider";
import { isObject, propertiesOf, schemaOf, type Properties, type Schema } from "../../provider/schema";
import { isUnknown } from "../../provider/schema/unknown";

/** The state of a resource with these inputs after a deployment. */
export async function outputsFor(type: ResourceName, id: string, inputs: Properties): Promise<Properties> {
  const filled = withDefaults(inputs, schemaOf(`${type}State`)) as Properties;
  if (type === "Number") return { type: "mobile-lvn", features: ["VOICE", "SMS"], ...filled, numberId: id };
  if (type === "User") return { ...filled, userId: id };
  return { ...filled, ...(await keysFor(String(inputs.name), inputs)), applicationId: id };
}

/** The values that the service chooses, as documented or as observed. */
function withDefaults(value: unknown, schema: Schema): unknown {
  const properties = propertiesOf(schema);
  if (Array.isArray(value)) return value.map((item) => withDefaults(item, schema.items ?? {}));
  if (!properties || !isObject(value)) return value;
  const chosen = Object.entries(properties).flatMap(([key, property]) => {
    const known = value[key];
    if (known !== undefined) return [[key, withDefaults(known, property)]];
    const choice = property.computed ? (property.observed ?? property.default) : undefined;
    return choice === undefined ? [] : [[key, choice]];
  });
  return { ...value, ...(Object.fromEntries(chosen) as Properties) };
}

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const made = new Map<string, Promise<KeyPair>>();

/** The key pair of an application. A generated pair is kept by name, because generating one is slow. */
async function keysFor(name: string, { publicKey, privateKey }: Properties): Promise<Partial<KeyPair>> {
  if (isUnknown(privateKey)) return {};
  if (typeof privateKey === "string") {
    return { privateKey, publicKey: createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString() };
  }
  if (typeof publicKey === "string") return { publicKey };
  const pair = made.get(name) ?? makeKeyPair();
  made.set(name, pair);
  return await pair;
}

function makeKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}
