// The capability meetings.
import type { PostWebhook } from "./webhook";

/** Meetings, for applications that still have them. Vonage has discontinued this product. */
export interface Meetings {
  /**
   * The webhooks of meetings.
   * @group
   * @source documentation
   */
  webhooks?: MeetingsWebhooks;
}

/** The webhooks for events of meetings. */
export interface MeetingsWebhooks {
  /**
   * Vonage calls it for events of recordings.
   * @source documentation of POST and of all answers; that of PUT says recording_url
   */
  recordingChanged?: PostWebhook;

  /**
   * Vonage calls it for events of rooms.
   * @source documentation of POST and of all answers; that of PUT says rooms_url
   */
  roomChanged?: PostWebhook;

  /**
   * Vonage calls it for events of sessions.
   * @source documentation of POST and of all answers; that of PUT says sessions_url
   */
  sessionChanged?: PostWebhook;
}
