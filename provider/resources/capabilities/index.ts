// The capabilities of an application.
import type { Meetings } from "./meetings";
import type { Messages } from "./messages";
import type { NetworkApis } from "./network-apis";
import type { Rtc } from "./rtc";
import type { Vbc } from "./vbc";
import type { Verify } from "./verify";
import type { Video } from "./video";
import type { Voice } from "./voice";

/**
 * The Vonage products that an application uses. Declaring one switches it on. Removing it from the program switches it
 * off.
 */
export interface Capabilities {
  /**
   * Phone calls.
   * @source documentation
   */
  voice?: Voice;

  /**
   * Messages and Dispatch.
   * @source documentation
   */
  messages?: Messages;

  /**
   * The Client SDKs and the Conversation API.
   * @source documentation
   */
  rtc?: Rtc;

  /**
   * Vonage Business Cloud.
   * @source documentation
   */
  vbc?: Vbc;

  /**
   * Verify v2.
   * @source documentation
   */
  verify?: Verify;

  /**
   * The Video API.
   * @source documentation
   */
  video?: Video;

  /**
   * The Network APIs.
   * @source documentation
   */
  networkApis?: NetworkApis;

  /**
   * The Meetings API. For applications that still have it.
   * @deprecated Vonage has discontinued the Meetings API.
   * @source documentation
   */
  meetings?: Meetings;

  /**
   * Capabilities that this release does not model, in the spelling of the wire, such as `{ bulk: { webhooks: {
   * list_status_url: { address: "https://…" } } } }`. Values that are declared here are managed, and are removed when
   * the program drops them. All others stay as they are.
   * @unmodelled
   * @group
   * @source this provider
   */
  extra?: { [capability: string]: { [property: string]: unknown } };
}
