// Users.
import { isAbsence, VonageApiError, VonageUsageError } from "../http/errors";
import { memberPath } from "../http/member";
import { usersOf } from "../http/pages";
import { secretsIn } from "../schema/secrets";
import { differences } from "../lifecycle/changes";
import { defineResource } from "../lifecycle/define-resource";
import { restCollection, type Collection } from "../remote";
import { propertiesOf, schemaOf } from "../schema";
import { isUnknown } from "../schema/unknown";
import { alike } from "../state/values";
import { ourSpelling } from "../state/wire";
import { keyOf, noKey, signed } from "./signed-requests";

/** The inputs of a user. */
export interface UserInputs {
  /**
   * The application that the user belongs to.
   * @minLength 1
   * @local
   * @replaceOnChanges
   * @source documentation; not empty: this provider
   */
  applicationId: string;

  /**
   * The private key of that application, in PEM. It signs the requests about its users, and is never sent. It is
   * required unless the provider's settings or an application of this deployment hold it. A change of this key does not
   * change the user.
   * @whenMissing the stack holds no private key of an application that was adopted or looked up, or that has a publicKey of your own; give it as privateKey, or to the provider by vonage:privateKeys or vonage:privateKeyFolder
   * @format private-key
   * @secret
   * @local
   * @credential
   * @source documentation
   */
  privateKey?: string;

  /**
   * The user's name, unique in the application. In a program it defaults to the resource's logical name. It must not be
   * `me`, and must not begin with `USR-`.
   * @pattern ^(?!me$)(?!USR-)[\s\S]+$
   * @refusal must be a name that is not empty, is not "me", and does not begin with "USR-" as ids do
   * @source documentation; `me` and `USR-`: third-party note; not empty: this provider
   */
  name: string;

  /**
   * The name that others see. It need not be unique.
   * @minLength 1
   * @computed
   * @source documentation; not empty: captured answers
   */
  displayName?: string;

  /**
   * The URL of a picture.
   * @format uri
   * @computed
   * @source documentation; the form: captured answers
   */
  imageUrl?: string;

  /**
   * Further data of the user.
   * @group
   * @source documentation
   */
  properties?: UserProperties;

  /**
   * The channels by which the user can be reached. Each kind of channel that the program declares is managed as a whole
   * list. A kind that it never declares is not managed.
   * @group
   * @source documentation
   */
  channels?: UserChannels;

  /**
   * Whether to take over an existing user of this name instead of failing. The user is then managed and deleted like
   * one that was created here. Make sure that no other stack or program manages it.
   * @local
   * @default false
   * @source this provider
   */
  adopt?: boolean;
}

/** Further data of a user. */
export interface UserProperties {
  /**
   * Any data. Keys stay exactly as they are written. Mark secrets in it with `pulumi.secret`.
   * @computed
   * @source documentation
   */
  customData?: { [key: string]: unknown };

  /**
   * The lifetime of the user, in seconds.
   * @minimum 0
   * @maximum 2147483648
   * @TJS-type integer
   * @computed
   * @source documentation; the minimum: captured answers
   */
  ttl?: number;
}

/** The channels by which a user can be reached. */
export interface UserChannels {
  /**
   * Telephone numbers.
   * @computed
   * @source documentation
   */
  pstn?: PstnChannel[];

  /**
   * SIP endpoints. The state keeps passwords as secrets, whether or not the program marks them. If the program marks a
   * password as a secret, previews mask the whole list and do not show its changes.
   * @computed
   * @source documentation
   */
  sip?: SipChannel[];

  /**
   * Extensions of Vonage Business Cloud.
   * @computed
   * @source documentation
   */
  vbc?: VbcChannel[];

  /**
   * Websockets that take a call's audio.
   * @computed
   * @source documentation
   */
  websocket?: WebsocketChannel[];

  /**
   * Numbers for SMS.
   * @computed
   * @source documentation
   */
  sms?: NumberChannel[];

  /**
   * Numbers for MMS.
   * @computed
   * @source documentation
   */
  mms?: NumberChannel[];

  /**
   * Numbers on WhatsApp.
   * @computed
   * @source documentation
   */
  whatsapp?: NumberChannel[];

  /**
   * Numbers on Viber.
   * @computed
   * @source documentation
   */
  viber?: NumberChannel[];

  /**
   * Accounts on Messenger.
   * @computed
   * @source documentation
   */
  messenger?: MessengerChannel[];
}

/** A telephone number. */
export interface PstnChannel {
  /**
   * The number in E.164 without the plus, as a number and not as a text.
   * @minimum 0
   * @TJS-type integer
   * @refusal must be a whole number: the telephone number in E.164 without the plus, such as 447700900000
   * @source documentation; captured answers; E.164, from an example of documentation, and the minimum: this provider
   */
  number: number;
}

/** A SIP endpoint. */
export interface SipChannel {
  /**
   * Its address, `sip:` or `sips:`.
   * @pattern ^(sip|sips):\+?([\w|:.\-@;,=%&]+)
   * @refusal must be a SIP address that begins with sip: or sips:, such as sip:ada@example.com
   * @source documentation
   */
  uri: string;

  /**
   * The user name to sign in with.
   * @minLength 1
   * @source documentation; not empty: this provider
   */
  username?: string;

  /**
   * The password to sign in with. Everybody who holds the application's key can read it.
   * @minLength 1
   * @secret
   * @source documentation; captured answers; not empty: this provider
   */
  password?: string;
}

/** An extension of Vonage Business Cloud. */
export interface VbcChannel {
  /**
   * The extension.
   * @minLength 1
   * @source documentation; not empty: this provider
   */
  extension: string;
}

/** A websocket that takes a call's audio. */
export interface WebsocketChannel {
  /**
   * Its address, `ws://` or `wss://`.
   * @pattern ^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\]\[]+$
   * @refusal must be a websocket address that begins with ws:// or wss://, without spaces, such as wss://example.com/socket
   * @source documentation, whose pattern is broken: repaired as in the official SDK for Python; not empty: this provider
   */
  uri: string;

  /**
   * The format of the audio.
   * @wireName content-type
   * @source documentation
   */
  contentType?: "audio/l16;rate=8000" | "audio/l16;rate=16000";

  /**
   * Headers that are sent with the connection. Names and values stay exactly as they are written.
   * @source documentation
   */
  headers?: { [name: string]: string };
}

/** A number on a messaging channel. */
export interface NumberChannel {
  /**
   * The number in E.164 without the plus.
   * @minLength 1
   * @pattern ^(?!\+)
   * @refusal must be a number in E.164 without the plus, such as "447700900000"
   * @digits
   * @source documentation; without the plus, from its example, and not empty: this provider
   */
  number: string;
}

/** An account on Messenger. */
export interface MessengerChannel {
  /**
   * Its id.
   * @minLength 1
   * @source documentation; not empty: this provider
   */
  id: string;
}

/** The outputs of a user. */
export interface UserState extends UserInputs {
  /**
   * The user's id, `USR-` and a UUID; the same as the resource's id.
   * @wireName id
   * @computed
   * @source documentation
   */
  userId: string;
}

/** Users by the Users API. Requests are signed with the key of the application. */
const collection: Collection = {
  path: "/v1/users",
  updateMethod: "PATCH",
  readOnly: ["id", "_links"],
  onlyWhenChanged: [],
  isAnswerTo: (answer, sent) => answer.name === undefined || alike(answer.name, sent.name),

  async *find(remote, { name }) {
    for await (const item of remote.list()) {
      const id = remote.identify(item);
      if (item.name !== name || id === undefined) continue;
      // The list may show a new user before a read does.
      const whole = await remote.read(id).catch(nothingIfAbsent);
      if (whole) yield whole;
    }
  },

  list: (api) => usersOf(api),
};

export const user = defineResource({
  type: "User",
  idProperty: "userId",
  importId: "<applicationId>/<userId or name>",
  listInputs: ["applicationId"],

  remote(session, properties) {
    const { applicationId, privateKey, name } = properties;
    const api = signed(session, String(applicationId), typeof privateKey === "string" ? privateKey : undefined);
    const options = {
      signal: session.signal,
      secrets: secretsIn(properties, schemaOf("UserState")),
      spell: (wire: string) => ourSpelling(wire, schemaOf("UserInputs")),
    };
    const named = typeof name === "string" ? name : undefined;
    return restCollection({ ...collection, list: (own) => usersOf(own, named) }, { api, options });
  },

  lacking({ signingKeys }, { applicationId, privateKey }) {
    if (privateKey !== undefined || typeof applicationId !== "string" || isUnknown(applicationId)) return [];
    if (signingKeys.newest(applicationId) !== undefined || signingKeys.mayBeFound) return [];
    const { whenMissing = "" } = propertiesOf(schemaOf("UserInputs"))?.privateKey ?? {};
    return [`privateKey is required: ${whenMissing}`];
  },

  isTaken: (error) => error instanceof VonageApiError && error.problem.code === "user:error:duplicate-name",

  isOurs: (found, sent) => differences(found, sent, "User").length === 0,

  unsettled: ({ name, applicationId }) =>
    `A user named ${JSON.stringify(name)} may exist in application ${String(applicationId)} now. Run "pulumi up" again with adopt: true to take it over, or delete it first.`,

  async isOrphan({ account, signal }, { applicationId }, error) {
    if (!(error instanceof VonageApiError) || error.status !== 401 || typeof applicationId !== "string") return false;
    try {
      await account.client.request("GET", memberPath("/v2/applications", applicationId), { signal });
      return false;
    } catch (reason) {
      if (isAbsence(reason)) return true;
      // It is unknown whether the application exists, so its users are unknown, too.
      throw error;
    }
  },

  async locate(session, importId) {
    const [, applicationId, which] = /^([^/]+)\/(.+)$/.exec(importId) ?? [];
    if (!applicationId || !which)
      throw new VonageUsageError(
        `The id of a user to import is <applicationId>/<userId or name>, such as 6f1c6f9e-1f0a-4d3c-9a52-5d0f0c9e1a01/alice; ${JSON.stringify(importId)} is not.`,
      );
    if ((await keyOf(session, applicationId)) === undefined) throw new VonageUsageError(noKey(applicationId));
    // Without the key, because an import writes the inputs into the program.
    const inputs = { applicationId };
    if (which.startsWith("USR-")) return { id: which, inputs };
    for await (const { id, name } of usersOf(signed(session, applicationId, undefined), which, session.signal))
      if (name === which) return { id: String(id), inputs };
    throw new VonageUsageError(`There is no user named ${JSON.stringify(which)} in application ${applicationId}.`);
  },

  listed: ({ id, name }, { applicationId }) => ({
    id: `${String(applicationId)}/${String(id)}`,
    name: String(name),
  }),
});

function nothingIfAbsent(error: unknown): undefined {
  if (!isAbsence(error)) throw error;
}
