import type { PostWebhook } from "./webhook";

/** Meetings, which Vonage has ended: for applications that still carry it. */
export interface Meetings {
  /**
   * What Vonage tells about meetings.
   * @group
   * @source documentation
   */
  webhooks?: MeetingsWebhooks;
}

/** Where Vonage reports what happens in meetings. */
export interface MeetingsWebhooks {
  /**
   * Told of recordings.
   * @source documentation of POST and of all answers; that of PUT says recording_url
   */
  recordingChanged?: PostWebhook;

  /**
   * Told of rooms.
   * @source documentation of POST and of all answers; that of PUT says rooms_url
   */
  roomChanged?: PostWebhook;

  /**
   * Told of sessions.
   * @source documentation of POST and of all answers; that of PUT says sessions_url
   */
  sessionChanged?: PostWebhook;
}
