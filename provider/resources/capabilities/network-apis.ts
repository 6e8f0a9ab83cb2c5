/** The Network APIs of mobile operators. */
export interface NetworkApis {
  /**
   * The id of the network application.
   * @minLength 1
   * @source documentation; not empty: this provider
   */
  networkApplicationId?: string;

  /**
   * Where the operator's authentication leads back to.
   * @format uri
   * @source documentation; the form: this provider
   */
  redirectUri?: string;
}
