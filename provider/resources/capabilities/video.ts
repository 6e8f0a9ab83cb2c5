// The capability video.

/** Live video sessions. */
export interface Video {
  /**
   * The webhooks of video sessions.
   * @group
   * @source documentation
   */
  webhooks?: VideoWebhooks;

  /**
   * The storage of archives.
   * @group
   * @source documentation
   */
  storage?: VideoStorage;
}

/** A webhook for one kind of event. */
export interface VideoWebhook {
  /**
   * The http or https URL that Vonage calls.
   * @format url
   * @source documentation; http or https: this provider
   */
  address: string;

  /**
   * Whether Vonage calls it.
   * @computed
   * @source documentation
   */
  active?: boolean;

  /**
   * The secret with which Vonage signs its requests to this webhook.
   * @secret
   * @computed
   * @source official command line tool
   */
  secret?: string;
}

/** The webhooks for events of video sessions, by kind of event. */
export interface VideoWebhooks {
  /**
   * Vonage calls it for the status of archives.
   * @source documentation
   */
  archiveStatus?: VideoWebhook;

  /**
   * Vonage calls it for a client that connects.
   * @source documentation
   */
  connectionCreated?: VideoWebhook;

  /**
   * Vonage calls it for a client that disconnects.
   * @source documentation
   */
  connectionDestroyed?: VideoWebhook;

  /**
   * Vonage calls it for a session that is created.
   * @source documentation
   */
  sessionCreated?: VideoWebhook;

  /**
   * Vonage calls it for a session that ends.
   * @source documentation
   */
  sessionDestroyed?: VideoWebhook;

  /**
   * Vonage calls it for notifications of a session.
   * @source documentation
   */
  sessionNotification?: VideoWebhook;

  /**
   * Vonage calls it for a stream that is published.
   * @source documentation
   */
  streamCreated?: VideoWebhook;

  /**
   * Vonage calls it for a stream that ends.
   * @source documentation
   */
  streamDestroyed?: VideoWebhook;

  /**
   * Vonage calls it for the status of Experience Composer renders.
   * @source documentation
   */
  renderStatus?: VideoWebhook;

  /**
   * Vonage calls it for the status of live captions.
   * @source documentation
   */
  captionsStatus?: VideoWebhook;

  /**
   * Vonage calls it for the status of broadcasts.
   * @source documentation
   */
  broadcastStatus?: VideoWebhook;

  /**
   * Vonage calls it for a SIP call that is made.
   * @source documentation
   */
  sipCallCreated?: VideoWebhook;

  /**
   * Vonage calls it for a SIP call that changes.
   * @source documentation
   */
  sipCallUpdated?: VideoWebhook;

  /**
   * Vonage calls it for a SIP call that ends.
   * @source documentation
   */
  sipCallDestroyed?: VideoWebhook;

  /**
   * Vonage calls it for a SIP call that is muted by force.
   * @source documentation
   */
  sipCallMuteForced?: VideoWebhook;
}

/** The storage of the archives of video sessions. */
export interface VideoStorage {
  /**
   * Whether stored archives are encrypted.
   * @computed
   * @source documentation
   */
  serverSideEncryption?: boolean;

  /**
   * Whether media is encrypted from end to end.
   * @computed
   * @source documentation
   */
  endToEndEncryption?: boolean;

  /**
   * Whether Vonage stores archives in a cloud storage of your own.
   * @computed
   * @source documentation
   */
  cloudStorage?: boolean;

  /**
   * The credential of that cloud storage.
   * @secret
   * @computed
   * @source official command line tool
   */
  credential?: string;

  /**
   * The kind of that credential.
   * @computed
   * @source official command line tool
   */
  credentialType?: string;
}
