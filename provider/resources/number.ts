// Phone numbers.
import { VonageUsageError } from "../http/errors";
import { defineResource } from "../lifecycle/define-resource";
import type { Properties } from "../schema";
import { isUnknown } from "../schema/unknown";
import { declaredOf } from "../state/hidden";
import { CLEARS_SMPP, numberId } from "./number-wire";
import { numbersApi } from "./numbers-api";

/** The inputs of a phone number. */
export interface NumberInputs {
  /**
   * The country of the number: two capital letters of ISO 3166-1.
   * @pattern ^[A-Z]{2}$
   * @refusal must be the two capital letters of a country in ISO 3166-1, such as "GB"
   * @replaceOnChanges
   * @source documentation
   */
  country: string;

  /**
   * The number in E.164 without the plus.
   * @pattern ^[1-9]\d{2,14}$
   * @refusal must be a number in E.164 without the plus, digits only, such as "447700900000"
   * @digits
   * @replaceOnChanges
   * @source documentation
   */
  msisdn: string;

  /**
   * The application that the number is linked to. It handles inbound calls and messages.
   * @minLength 1
   * @wireName app_id
   * @computed
   * @source official SDKs; captured answers; not empty: this provider
   */
  applicationId?: string;

  /**
   * The webhook for inbound SMS. It must be online, because Vonage calls it before it accepts it.
   * @format url
   * @wireName moHttpUrl
   * @computed
   * @source documentation
   */
  moHttpUrl?: string;

  /**
   * The SIP address that calls are forwarded to. It takes precedence over the voice capability of the application. Give
   * either sip or tel.
   * @pattern ^\S+$
   * @refusal must be a SIP address without spaces, such as "sip:support@example.com"
   * @wireName voiceCallbackType=sip
   * @computed
   * @source documentation; without spaces: this provider
   */
  sip?: string;

  /**
   * The telephone number that calls are forwarded to, in E.164 without the plus. It takes precedence over the voice
   * capability of the application. Give either sip or tel.
   * @pattern ^[1-9]\d{2,14}$
   * @refusal must be a number in E.164 without the plus, digits only, such as "447700900000"
   * @digits
   * @wireName voiceCallbackType=tel
   * @computed
   * @source documentation
   */
  tel?: string;

  /**
   * The webhook for the end of a call that no application handles.
   * @format url
   * @wireName voiceStatusCallback
   * @computed
   * @source documentation
   */
  voiceStatusCallback?: string;

  /**
   * The SMPP system type of inbound SMS, such as `inbound`. Vonage never returns it, so its drift is not detected.
   * @minLength 1
   * @wireName moSmppSysType
   * @unechoed
   * @computed
   * @source documentation; not empty: this provider
   */
  smppSystemType?: string;

  /**
   * Whether to buy the number if the account does not own it. It then costs money until it is cancelled, even if the
   * program drops it. A number that the account owns is not bought again.
   * @local
   * @default false
   * @source this provider
   */
  purchase?: boolean;

  /**
   * Whether to cancel the number when the resource is deleted. It then goes back to Vonage, which may sell it to
   * others. This cannot be undone. By default the number stays in the account. A replacement never cancels the number.
   * @local
   * @default false
   * @warning deleting this resource cancels the number {country}/{msisdn}, which cannot be undone
   * @source this provider
   */
  cancelOnDelete?: boolean;
}

/** The outputs of a phone number. */
export interface NumberState extends NumberInputs {
  /**
   * The number's id, such as `GB/447700900000`; the same as the resource's id.
   * @wireName id
   * @computed
   * @source this provider
   */
  numberId: string;

  /**
   * The kind of number: `landline`, `mobile-lvn` or `landline-toll-free`.
   * @computed
   * @source documentation
   */
  type?: string;

  /**
   * The features of the number: `VOICE`, `SMS` and `MMS`.
   * @computed
   * @source documentation
   */
  features?: string[];
}

export const number = defineResource({
  type: "Number",
  idProperty: "numberId",
  importId: "<country>/<msisdn>",

  host: "restUrl",
  remote: numbersApi,

  check: ({ sip, tel }) =>
    sip !== undefined && tel !== undefined ? ["sip and tel exclude each other: a call is forwarded to one place"] : [],

  make(inputs, state) {
    const isDropped = inputs.smppSystemType === undefined && declaredOf(state).has("/smppSystemType");
    return Promise.resolve(isDropped ? { ...inputs, [CLEARS_SMPP]: true } : inputs);
  },

  idOf: (inputs) => (isAddress(inputs) ? numberId(inputs) : undefined),

  isOurs: (found, sent) => numberId(found) === numberId(sent),

  unsettled: (sent) =>
    `The account may own the number ${numberId(sent)} now. Run "pulumi up" again: it looks for the number first and does not buy it twice.`,

  whenGone:
    'Run "pulumi refresh", which takes it out of the state. The next "pulumi up" buys it anew where the program declares purchase: true, which costs money, and fails otherwise.',

  locate(_session, importId) {
    const [, country, msisdn] = /^([A-Z]{2})\/(\d+)$/.exec(importId) ?? [];
    if (!country || !msisdn)
      throw new VonageUsageError(
        `The id of a number to import is <country>/<msisdn>, such as GB/447700900000; ${JSON.stringify(importId)} is not.`,
      );
    return Promise.resolve({ id: importId, inputs: { country, msisdn } });
  },

  listed: (found) => ({ id: numberId(found), name: String(found.msisdn) }),
});

function isAddress({ country, msisdn }: Properties): boolean {
  return [country, msisdn].every((part) => typeof part === "string" && !isUnknown(part));
}
