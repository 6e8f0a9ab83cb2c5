/**
 * The newest private key of each application that the states of this session have told. Requests about a user are
 * signed with the key that its application has now, which may be newer than the one in the state of the user.
 */
export class SigningKeys {
  readonly #keys = new Map<string, string>();
  readonly #given: Readonly<Record<string, string>>;

  /** `given` are the keys that the settings tell, for applications whose key no state tells. */
  constructor(given: Readonly<Record<string, string>> = {}) {
    this.#given = given;
  }

  /** Takes in what a state says of an application's key. A state without one says that nobody here holds it. */
  note(applicationId: string, privateKey: unknown): void {
    if (typeof privateKey === "string") this.#keys.set(applicationId, privateKey);
    else this.#keys.delete(applicationId);
  }

  newest(applicationId: string): string | undefined {
    return (
      this.#keys.get(applicationId) ??
      (Object.hasOwn(this.#given, applicationId) ? this.#given[applicationId] : undefined)
    );
  }
}
