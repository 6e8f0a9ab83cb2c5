// The capability voice.
import type { AnswerWebhook, EventWebhook } from "./webhook";

/** Makes and receives phone calls. */
export interface Voice {
  /**
   * The webhooks of calls.
   * @group
   * @source documentation
   */
  webhooks?: VoiceWebhooks;

  /**
   * Whether Vonage signs its requests to the webhooks, so that you can recognise forged requests.
   * @default true
   * @computed
   * @source documentation
   */
  signedCallbacks?: boolean;

  /**
   * How long named conversations stay active after they are created, in hours.
   * @minimum 1
   * @maximum 9000
   * @default 48
   * @TJS-type integer
   * @computed
   * @source documentation; old applications hold 9000
   */
  conversationsTtl?: number;

  /**
   * How long Vonage keeps the legs of calls, in days. The documented default is 2.
   * @minimum 1
   * @maximum 31
   * @observed 7
   * @TJS-type integer
   * @computed
   * @source documentation; the default from captured answers
   */
  legPersistenceTime?: number;

  /**
   * The region to which Vonage sends all inbound, programmable SIP and SIP connect calls, unless the call uses a regional
   * endpoint. `na-east`: North America, east (api-us-3.vonage.com). `na-west`: North America, west (api-us-4.vonage.com).
   * `eu-east`: Europe, east (api-eu-4.vonage.com). `eu-west`: Europe, west (api-eu-3.vonage.com). `apac-sng`: Singapore
   * (api-ap-3.vonage.com). `apac-australia`: Australia (api-ap-4.vonage.com).
   * @source documentation
   */
  region?: Region;

  /**
   * Whether payments can be taken during calls.
   * @computed
   * @source official SDK for Node
   */
  paymentEnabled?: boolean;

  /**
   * The payment gateways that calls can use.
   * @computed
   * @source OpenAPI description 2.1.4; official SDK for Node
   */
  payments?: Payments;
}

/** The code of a region for calls. `Voice.region` says where each region is. */
export type Region = "na-east" | "na-west" | "eu-east" | "eu-west" | "apac-sng" | "apac-australia";

/** The webhooks by which Vonage asks what to do with a call, and reports its progress. */
export interface VoiceWebhooks {
  /**
   * Vonage asks it what to do with a new call. It answers with an NCCO.
   * @source documentation
   */
  answerUrl?: AnswerWebhook;

  /**
   * Vonage asks it if answerUrl is offline or answers with an HTTP error. It answers with an NCCO.
   * @source documentation
   */
  fallbackAnswerUrl?: AnswerWebhook;

  /**
   * Vonage calls it for every change in a call's state.
   * @source documentation
   */
  eventUrl?: EventWebhook;
}

/** Payments during calls. */
export interface Payments {
  /**
   * The gateways, in order.
   * @source OpenAPI description 2.1.4; official SDK for Node
   */
  gateways?: PaymentGateway[];
}

/** One payment gateway. */
export interface PaymentGateway {
  /**
   * The name of the credential that Vonage keeps for this gateway.
   * @source OpenAPI description 2.1.4
   */
  credential?: string;

  /**
   * Whether payments are real (`live`) or simulated (`test`).
   * @source OpenAPI description 2.1.4
   */
  mode?: "test" | "live";

  /**
   * The kind of gateway, such as stripe.
   * @source OpenAPI description 2.1.4
   */
  type?: string;
}
