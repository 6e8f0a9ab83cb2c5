// The capability rtc.
import type { Webhook } from "./webhook";

/** In-app voice and messaging with the Client SDKs. */
export interface Rtc {
  /**
   * The webhooks of conversations.
   * @group
   * @source documentation
   */
  webhooks?: RtcWebhooks;

  /**
   * Whether Vonage signs its requests to the webhook, so that you can recognise forged requests.
   * @default true
   * @computed
   * @source documentation
   */
  signedCallbacks?: boolean;

  /**
   * How long Vonage keeps legs, in days.
   * @minimum 1
   * @maximum 31
   * @TJS-type integer
   * @computed
   * @source OpenAPI description 2.1.4; official SDK for Node
   */
  legPersistenceTime?: number;
}

/** The webhooks for events of conversations. This capability has only an event URL. */
export interface RtcWebhooks {
  /**
   * Vonage calls it for every event.
   * @source documentation
   */
  eventUrl?: Webhook;
}
