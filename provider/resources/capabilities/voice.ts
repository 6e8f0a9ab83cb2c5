import type { AnswerWebhook, EventWebhook } from "./webhook";

/** Makes and receives phone calls. */
export interface Voice {
  /**
   * What Vonage asks and tells about calls.
   * @group
   * @source documentation
   */
  webhooks?: VoiceWebhooks;

  /**
   * Whether Vonage signs its calls of the webhooks, so that they can be told from forgeries.
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
   * How long the legs of calls are kept, in days. Where none is named, the service has been seen to choose 7; its documentation says 2.
   * @minimum 1
   * @maximum 31
   * @observed 7
   * @TJS-type integer
   * @computed
   * @source documentation; the default from captured answers
   */
  legPersistenceTime?: number;

  /**
   * The region that all inbound, programmable SIP and SIP connect calls are sent to, unless a regional endpoint is
   * called. `na-east`: North America, east (api-us-3.vonage.com). `na-west`: North America, west (api-us-4.vonage.com).
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

/** The code of a region that calls are sent to. `Voice.region` says where each of them is. */
export type Region = "na-east" | "na-west" | "eu-east" | "eu-west" | "apac-sng" | "apac-australia";

/** Where Vonage asks what to do with a call, and reports its progress. */
export interface VoiceWebhooks {
  /**
   * Asked what to do with a new call; answers with an NCCO.
   * @source documentation
   */
  answerUrl?: AnswerWebhook;

  /**
   * Asked instead when answerUrl is offline or answers with an HTTP error; answers with an NCCO.
   * @source documentation
   */
  fallbackAnswerUrl?: AnswerWebhook;

  /**
   * Told of every change in a call's state.
   * @source documentation
   */
  eventUrl?: EventWebhook;
}

/** How payments are taken during calls. */
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
   * The name of the credential kept with Vonage for this gateway.
   * @source OpenAPI description 2.1.4
   */
  credential?: string;

  /**
   * Whether money moves.
   * @source OpenAPI description 2.1.4
   */
  mode?: "test" | "live";

  /**
   * The kind of gateway, such as stripe.
   * @source OpenAPI description 2.1.4
   */
  type?: string;
}
