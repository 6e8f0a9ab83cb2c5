/** The Network APIs of mobile operators. */
export interface NetworkApis {
  /**
   * The id of the network application.
   * @minLength 1
   * @source documentation
   */
  networkApplicationId?: string;

  /**
   * Where the operator's authentication leads back to.
   * @format uri
   * @source documentation
   */
  redirectUri?: string;
}
