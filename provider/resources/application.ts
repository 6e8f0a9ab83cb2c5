// Applications.
import { VonageUsageError } from "../http/errors";
import { declaredOf } from "../state/hidden";
import { makeKeyPair } from "./key-pair";
import { publicHalfOf, publicKeyOf } from "../schema/pem";
import { secretsIn } from "../schema/secrets";
import { differences } from "../lifecycle/changes";
import { defineResource } from "../lifecycle/define-resource";
import { restCollection, type Collection } from "../remote";
import { isObject, propertiesOf, schemaOf, type Properties } from "../schema";
import { isUnknown, UNKNOWN } from "../schema/unknown";
import { equal } from "../state/values";
import { ourSpelling } from "../state/wire";
import { pagesOf } from "../http/pages";
import type { Capabilities } from "./capabilities";

/** The inputs of an application. */
export interface ApplicationInputs {
  /**
   * A friendly name. It need not be unique. In a program it defaults to the resource's logical name.
   * @pattern \S
   * @refusal must not be blank
   * @source documentation; not blank: this provider
   */
  name: string;

  /**
   * Permissions of Vonage for the content of the application.
   * @group
   * @source documentation
   */
  privacy?: Privacy;

  /**
   * The public half of a key pair of your own, in PEM. Without publicKey and privateKey, the provider generates a pair
   * on this machine when it creates the application. A change replaces the key in place.
   * @format public-key
   * @wireName keys.public_key
   * @computed
   * @source documentation
   */
  publicKey?: string;

  /**
   * The private half of a key pair of your own, in PEM. The state keeps it encrypted, and it is never sent. The
   * provider sends its public half as the application's public key.
   * @format private-key
   * @secret
   * @local
   * @computed
   * @source this provider
   */
  privateKey?: string;

  /**
   * Any values. When one of them changes, the provider generates a new key pair on this machine, which replaces the old
   * one. They cannot be combined with publicKey or privateKey.
   * @local
   * @source this provider
   */
  keyTriggers?: unknown[];

  /**
   * The products that this application uses. If a program never declares them, they are not managed, and stay as they
   * are on the service. Once declared, they are managed as a whole: a capability that the program leaves out is
   * switched off. `{}` switches off all of them.
   * @computed
   * @group
   * @source documentation
   */
  capabilities?: Capabilities;
}

/** Permissions of Vonage for the content of an application. */
export interface Privacy {
  /**
   * Whether Vonage may store and use content and data to improve its services that use artificial intelligence. The
   * documented default is true.
   * @observed false
   * @computed
   * @source documentation; captured answers
   */
  improveAi?: boolean;
}

/** The outputs of an application. */
export interface ApplicationState extends ApplicationInputs {
  /**
   * The application's id, a UUID; the same as the resource's id.
   * @wireName id
   * @computed
   * @source documentation
   */
  applicationId: string;

  /**
   * The public half of the application's key pair, in PEM.
   * @format public-key
   * @wireName keys.public_key
   * @computed
   * @source captured answers
   */
  publicKey?: string;

  /**
   * The private half of the application's key pair, in PEM. It is present when the provider generated the pair, or when
   * the program gave privateKey. It is absent when the program gave only publicKey, or the application was adopted.
   * @format private-key
   * @secret
   * @local
   * @computed
   * @source this provider
   */
  privateKey?: string;
}

/** Applications by version 2 of the Application API, which also serves applications that version 1 created. */
const collection: Collection = {
  path: "/v2/applications",
  updateMethod: "PUT",
  readOnly: ["id", "_links"],
  onlyWhenChanged: ["keys"],
  isAnswerTo: (answer, sent) => [undefined, publicKeyIn(sent)].includes(publicKeyIn(answer)),

  async *find(remote, { name, publicKey }) {
    for await (const item of remote.list()) {
      const id = remote.identify(item);
      if (id === undefined) continue;
      const key = publicKeyIn(item);
      if (key === publicKey) yield item;
      if (key === undefined && item.name === name) yield await remote.read(id);
    }
  },

  list: (api) => pagesOf(api, "/v2/applications"),
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const application = defineResource({
  type: "Application",
  idProperty: "applicationId",
  importId: "<applicationId>",

  locate(_session, importId) {
    if (!UUID.test(importId))
      throw new VonageUsageError(
        `The id of an application to import is its UUID, such as 6f1c6f9e-1f0a-4d3c-9a52-5d0f0c9e1a01; ${JSON.stringify(importId)} is not. getApplications lists the ids.`,
      );
    return Promise.resolve({ id: importId, inputs: {} });
  },

  remote: ({ account, signal }, properties) =>
    restCollection(collection, {
      api: account.client,
      options: {
        signal,
        // A read that a list answers needs none.
        get secrets() {
          return secretsIn(properties, schemaOf("ApplicationState"));
        },
        spell: (wire) => ourSpelling(wire, schemaOf("ApplicationInputs")),
      },
      reads: account.reads(collection.path),
    }),

  check(inputs) {
    const { publicKey, privateKey, keyTriggers, capabilities } = inputs;
    const reasons: string[] = [];
    const known = (value: unknown): value is string => typeof value === "string" && !isUnknown(value);
    if (known(publicKey) && known(privateKey) && publicHalfOf(privateKey) !== publicKey) {
      reasons.push("privateKey and publicKey are not the two halves of one pair: give only one of them");
    }
    if (keyTriggers !== undefined && (publicKey !== undefined || privateKey !== undefined)) {
      reasons.push(
        "keyTriggers makes new key pairs on this machine, and cannot be combined with a key of your own: remove keyTriggers, or publicKey and privateKey",
      );
    }
    const modelled = propertiesOf(schemaOf("Capabilities")) ?? {};
    const extra = isObject(capabilities) && isObject(capabilities.extra) ? Object.keys(capabilities.extra) : [];
    for (const name of extra) {
      const property = name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
      if (Object.hasOwn(modelled, property))
        reasons.push(`capabilities.extra.${name} is modelled by this release: declare it as capabilities.${property}`);
    }
    return reasons;
  },

  complete(inputs, state) {
    const keys = keysFor(inputs, state);
    return { ...inputs, ...(keys === "new" ? { publicKey: UNKNOWN, privateKey: UNKNOWN } : keys) };
  },

  async make(inputs, state) {
    const keys = keysFor(inputs, state);
    return { ...inputs, ...(keys === "new" ? await makeKeyPair() : keys) };
  },

  reveal: ({ privateKey, publicKey }) =>
    typeof privateKey === "string" && publicHalfOf(privateKey) !== publicKey ? { publicKey } : {},

  isOurs(found, sent, { publicKey, privateKey }) {
    if (publicKeyIn(found) !== sent.publicKey) return false;
    // No other application has a key that was generated for this create. A key of the user's own can be in many
    // applications.
    if (publicKey === undefined && privateKey === undefined) return true;
    return differences(found, sent, "Application").every(({ kind, computed }) => kind === "remove" && computed);
  },

  unsettled: ({ name }) =>
    `An application named ${JSON.stringify(name)} may exist on the service now, in no stack. If "pulumi stack --show-ids" of no stack names the id of an application with this name, and nobody else manages it, delete it in the dashboard. Then run "pulumi up" again.`,

  fingerprint: (sent, { publicKey, privateKey }) =>
    publicKey === undefined && privateKey === undefined ? String(sent.publicKey) : undefined,

  fingerprintOf: publicKeyIn,

  remember: ({ signingKeys }, id, { privateKey }) => signingKeys.note(id, privateKey),

  listed: ({ id, name }) => ({ id: String(id), name: String(name) }),
});

/** The keys that an application must have, as far as they are known. Empty if they stay; "new" for a new pair. */
function keysFor(inputs: Properties, state: Properties | undefined): Properties | "new" {
  const { publicKey, privateKey, keyTriggers } = inputs;
  if (isUnknown(privateKey)) return { publicKey: publicKey ?? UNKNOWN };
  if (typeof privateKey === "string") {
    const half = publicHalfOf(privateKey);
    if (publicKey === undefined && isAdopted(state) && half !== state?.publicKey)
      throw new VonageUsageError(NOT_ITS_KEY);
    return { publicKey: half };
  }
  if (publicKey !== undefined) return {};

  const declared = declaredOf(state);
  const hadOwn = declared.has("/publicKey") || declared.has("/privateKey");
  if (!state || hadOwn || !equal(state.keyTriggers, keyTriggers)) return "new";
  const kept = state.privateKey;
  return typeof kept === "string" ? { privateKey: kept, publicKey: publicHalfOf(kept) } : {};
}

const NOT_ITS_KEY =
  "privateKey is not the private half of the public key that this application has, and this stack has never had its key: give the right one. To replace the key anyway, give the new publicKey beside it, or use keyTriggers instead.";

/** Whether the application's key pair was made elsewhere and the program never declared keys. */
function isAdopted(state: Properties | undefined): boolean {
  if (state?.publicKey === undefined || state.privateKey !== undefined) return false;
  const declared = declaredOf(state);
  return !["/publicKey", "/privateKey", "/keyTriggers"].some((place) => declared.has(place));
}

function publicKeyIn({ keys }: Properties): string | undefined {
  const pem = isObject(keys) ? keys.public_key : undefined;
  return typeof pem === "string" ? publicKeyOf(pem) : undefined;
}
