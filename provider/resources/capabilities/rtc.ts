import type { Webhook } from "./webhook";

/** In-app voice and messaging with the Client SDKs. */
export interface Rtc {
  /**
   * What Vonage tells about conversations.
   * @group
   * @source documentation
   */
  webhooks?: RtcWebhooks;

  /**
   * Whether Vonage signs its calls of the webhook, so that they can be told from forgeries.
   * @default true
   * @computed
   * @source documentation
   */
  signedCallbacks?: boolean;

  /**
   * How long legs are kept, in days.
   * @minimum 1
   * @maximum 31
   * @TJS-type integer
   * @computed
   * @source OpenAPI description 2.1.4; official SDK for Node
   */
  legPersistenceTime?: number;
}

/** Where Vonage reports what happens in conversations. This capability has one event URL and nothing else. */
export interface RtcWebhooks {
  /**
   * Told of every event.
   * @source documentation
   */
  eventUrl?: Webhook;
}
