/** Live video sessions. */
export interface Video {
  /**
   * What Vonage tells about sessions.
   * @group
   * @source documentation
   */
  webhooks?: VideoWebhooks;

  /**
   * How archives are stored.
   * @group
   * @source documentation
   */
  storage?: VideoStorage;
}

/** A URL that is told of one kind of event. */
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
   * What Vonage signs its calls of this webhook with.
   * @secret
   * @computed
   * @source official command line tool
   */
  secret?: string;
}

/** Where Vonage reports what happens in video sessions, by kind of event. */
export interface VideoWebhooks {
  /**
   * Told of the status of archives.
   * @source documentation
   */
  archiveStatus?: VideoWebhook;

  /**
   * Told of a client connecting.
   * @source documentation
   */
  connectionCreated?: VideoWebhook;

  /**
   * Told of a client disconnecting.
   * @source documentation
   */
  connectionDestroyed?: VideoWebhook;

  /**
   * Told of a session being created.
   * @source documentation
   */
  sessionCreated?: VideoWebhook;

  /**
   * Told of a session ending.
   * @source documentation
   */
  sessionDestroyed?: VideoWebhook;

  /**
   * Told of notifications of a session.
   * @source documentation
   */
  sessionNotification?: VideoWebhook;

  /**
   * Told of a stream being published.
   * @source documentation
   */
  streamCreated?: VideoWebhook;

  /**
   * Told of a stream ending.
   * @source documentation
   */
  streamDestroyed?: VideoWebhook;

  /**
   * Told of the status of Experience Composer renders.
   * @source documentation
   */
  renderStatus?: VideoWebhook;

  /**
   * Told of the status of live captions.
   * @source documentation
   */
  captionsStatus?: VideoWebhook;

  /**
   * Told of the status of broadcasts.
   * @source documentation
   */
  broadcastStatus?: VideoWebhook;

  /**
   * Told of a SIP call being made.
   * @source documentation
   */
  sipCallCreated?: VideoWebhook;

  /**
   * Told of a SIP call changing.
   * @source documentation
   */
  sipCallUpdated?: VideoWebhook;

  /**
   * Told of a SIP call ending.
   * @source documentation
   */
  sipCallDestroyed?: VideoWebhook;

  /**
   * Told of a SIP call being muted by force.
   * @source documentation
   */
  sipCallMuteForced?: VideoWebhook;
}

/** How the archives of video sessions are stored. */
export interface VideoStorage {
  /**
   * Whether archives are encrypted where they are stored.
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
   * Whether archives go to a cloud storage of your own.
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
