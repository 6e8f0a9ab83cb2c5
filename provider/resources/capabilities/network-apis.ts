// The capability networkApis.

/** The Network APIs of mobile operators. */
export interface NetworkApis {
  /**
   * The id of the network application.
   * @minLength 1
   * @source documentation; not empty: this provider
   */
  networkApplicationId?: string;

  /**
   * The URI that the operator's authentication redirects to.
   * @format uri
   * @source documentation; the form: this provider
   */
  redirectUri?: string;
}
