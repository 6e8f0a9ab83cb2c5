import type { Account } from "../http/account";
import type { Api, VonageClient } from "../http/client";
import { isNotFound, VonageApiError } from "../http/errors";
import { defineResource, differences } from "../define-resource";
import { isObject } from "../schema";
import { signingKeys } from "../http/signing-keys";

/** What a program declares of a user. */
export interface UserInputs {
  /**
   * The application that the user belongs to.
   * @minLength 1
   * @local
   * @replaceOnChanges
   * @source documentation
   */
  applicationId: string;

  /**
   * The private key of that application, in PEM, which signs the requests about its users. It is never sent.
   * @whenMissing the stack holds none of the application where it was adopted or looked up, or has a publicKey of your own; then give it as privateKey
   * @format private-key
   * @secret
   * @local
   * @credential
   * @source documentation
   */
  privateKey: string;

  /**
   * The user's name, unique in the application. In a program it defaults to the resource's logical name.
   * It must not be `me`, nor begin with `USR-`.
   * @pattern ^(?!me$)(?!USR-)[\s\S]+$
   * @source documentation; captured answers
   */
  name: string;

  /**
   * A name to show. It need not be unique.
   * @minLength 1
   * @computed
   * @source documentation
   */
  displayName?: string;

  /**
   * The URL of a picture.
   * @format uri
   * @computed
   * @source documentation
   */
  imageUrl?: string;

  /**
   * What else is kept with the user.
   * @group
   * @source documentation
   */
  properties?: UserProperties;

  /**
   * How the user can be reached. Each kind of channel that is named is managed as a whole list.
   * @group
   * @source documentation
   */
  channels?: UserChannels;

  /**
   * Take over a user of this name that exists already, instead of failing. From then on it is managed, and deleted,
   * like one that was created here: mind that no other stack or program believes to own it.
   * @local
   * @default false
   * @source this provider
   */
  adopt?: boolean;
}

/** What else is kept with a user. */
export interface UserProperties {
  /**
   * Anything you like. Keys are kept exactly as they are written.
   * @computed
   * @source documentation
   */
  customData?: { [key: string]: unknown };

  /**
   * How long the user lives, in seconds.
   * @minimum 0
   * @maximum 2147483648
   * @TJS-type integer
   * @computed
   * @source documentation
   */
  ttl?: number;
}

/** How a user can be reached. */
export interface UserChannels {
  /**
   * Telephone numbers.
   * @computed
   * @source documentation
   */
  pstn?: PstnChannel[];

  /**
   * SIP endpoints.
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
   * The number in E.164 without the plus, as a number.
   * @minimum 0
   * @TJS-type integer
   * @source documentation; captured answers
   */
  number: number;
}

/** A SIP endpoint. */
export interface SipChannel {
  /**
   * Its address, `sip:` or `sips:`.
   * @pattern ^(sip|sips):\+?([\w|:.\-@;,=%&]+)
   * @source documentation
   */
  uri: string;

  /**
   * The user name to sign in with.
   * @minLength 1
   * @source documentation
   */
  username?: string;

  /**
   * The password to sign in with. Vonage tells it to whoever holds the application's key.
   * @minLength 1
   * @secret
   * @source documentation; captured answers
   */
  password?: string;
}

/** An extension of Vonage Business Cloud. */
export interface VbcChannel {
  /**
   * The extension.
   * @minLength 1
   * @source documentation
   */
  extension: string;
}

/** A websocket that takes a call's audio. */
export interface WebsocketChannel {
  /**
   * Its address, `ws://` or `wss://`.
   * @pattern ^(ws|wss)://[a-zA-Z0-9~#%@&-_?/.,:;)(\]\[]+$
   * @source documentation
   */
  uri: string;

  /**
   * The form of the audio.
   * @wireName content-type
   * @source documentation
   */
  contentType?: "audio/l16;rate=8000" | "audio/l16;rate=16000";

  /**
   * Sent along with the connection, names and values exactly as they are written.
   * @source documentation
   */
  headers?: { [name: string]: string };
}

/** A number on a messaging channel. */
export interface NumberChannel {
  /**
   * The number in E.164 without the plus.
   * @minLength 1
   * @source documentation
   */
  number: string;
}

/** An account on Messenger. */
export interface MessengerChannel {
  /**
   * Its id.
   * @minLength 1
   * @source documentation
   */
  id: string;
}

/** A user, as the stack keeps it. */
export interface UserState extends UserInputs {
  /**
   * The user's id, `USR-` and a UUID; the same as the resource's id.
   * @wireName id
   * @computed
   * @source documentation
   */
  userId: string;
}

/** Users by the Users API, each in the name of its application. */
export const user = defineResource({
  type: "User",
  idProperty: "userId",
  path: "/v1/users",
  updateMethod: "PATCH",
  readOnly: ["id", "_links"],
  onlyWhenChanged: [],
  isListedWhole: false,

  connect: ({ client }: Account, { applicationId, privateKey }) =>
    signed(client, String(applicationId), String(privateKey)),

  async *candidates(api, { name }) {
    const query = { name: String(name), page_size: 1 };
    const body = await api.request("GET", "/v1/users", { query }).catch(nothingIfNotFound);
    const embedded = isObject(body) && isObject(body._embedded) ? body._embedded.users : undefined;
    const item: unknown = Array.isArray(embedded) ? embedded[0] : undefined;
    if (!isObject(item) || item.name !== name || typeof item.id !== "string") return;
    // The list may show a new user before it can be read by itself.
    const whole = await api.request("GET", `/v1/users/${encodeURIComponent(item.id)}`).catch(nothingIfNotFound);
    if (isObject(whole)) yield { ...whole, id: item.id };
  },

  isTaken: (error) => error instanceof VonageApiError && error.problem.code === "user:error:duplicate-name",

  isOurs: (found, sent) => differences(found, sent, "User").length === 0,

  unsettled: ({ name, applicationId }) =>
    `A user named ${JSON.stringify(name)} may exist in application ${String(applicationId)} now. Run "pulumi up" again with adopt: true to take it over, or delete it first.`,

  async isOrphan({ client }, { applicationId }, error) {
    if (!(error instanceof VonageApiError) || error.status !== 401) return false;
    try {
      await client.request("GET", `/v2/applications/${encodeURIComponent(String(applicationId))}`);
      return false;
    } catch (reason) {
      return isNotFound(reason);
    }
  },
});

/**
 * The users of an application, by the newest key that is known of it. It may be known a moment later, where a refresh
 * reads the application and its users at once, or not be in force, where the answer to a rotation was lost.
 */
function signed(client: VonageClient, applicationId: string, given: string): Api {
  const keys = () => [signingKeys.get(applicationId) ?? given, given] as const;
  return {
    async request(...request) {
      const [key] = keys();
      try {
        return await client.as(applicationId, key).request(...request);
      } catch (error) {
        const other = keys().find((each) => each !== key);
        if (!(error instanceof VonageApiError) || error.status !== 401 || other === undefined) throw error;
        return await client.as(applicationId, other).request(...request);
      }
    },
  };
}

function nothingIfNotFound(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}
