// The webhooks that capabilities share.

/** A URL that Vonage calls when something happens in an application. */
export interface Webhook {
  /**
   * The http or https URL that Vonage calls.
   * @format url
   * @source documentation; http or https: this provider
   */
  address: string;

  /**
   * The HTTP method of Vonage's requests.
   * @computed
   * @source documentation
   */
  httpMethod?: "GET" | "POST";
}

/** A URL that Vonage posts to when something happens in an application. */
export interface PostWebhook {
  /**
   * The http or https URL that Vonage posts to.
   * @format url
   * @source documentation; http or https: this provider
   */
  address: string;

  /**
   * The HTTP method of Vonage's requests: always POST.
   * @computed
   * @source documentation
   */
  httpMethod?: "POST";
}

/** A URL that must answer while a call waits. Vonage waits for its answer only for a limited time. */
export interface AnswerWebhook extends Webhook {
  /**
   * How long Vonage tries to connect before its one further attempt, in milliseconds.
   * @minimum 300
   * @maximum 1000
   * @default 1000
   * @TJS-type integer
   * @computed
   * @source documentation; the name is the one that the service accepts, some SDKs and older documentation say connection_timeout
   */
  connectTimeout?: number;

  /**
   * How long Vonage waits for the answer before its one further attempt, in milliseconds.
   * @minimum 1000
   * @maximum 5000
   * @default 5000
   * @TJS-type integer
   * @computed
   * @source documentation
   */
  socketTimeout?: number;
}

/** A URL that Vonage calls for the events of a call. */
export interface EventWebhook extends Webhook {
  /**
   * How long Vonage tries to connect before its one further attempt, in milliseconds.
   * @minimum 300
   * @maximum 1000
   * @default 1000
   * @TJS-type integer
   * @computed
   * @source documentation; the name is the one that the service accepts, some SDKs and older documentation say connection_timeout
   */
  connectTimeout?: number;

  /**
   * How long Vonage waits for the answer before its one further attempt, in milliseconds.
   * @minimum 1000
   * @maximum 10000
   * @default 10000
   * @TJS-type integer
   * @computed
   * @source documentation
   */
  socketTimeout?: number;
}
