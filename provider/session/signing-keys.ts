/**
 * The newest private key of each application, from the states of this session. Requests about a user are signed with
 * the key that its application has now. It may be newer than the key in the state of the user.
 */
export class SigningKeys {
  readonly #keys = new Map<string, string>();
  readonly #given: Readonly<Record<string, string>>;

  /** `given` are the keys that the settings tell, for applications whose key no state tells. */
  constructor(given: Readonly<Record<string, string>> = {}) {
    this.#given = given;
  }

  /** Remembers the key in a state of an application. A state without a key clears it: nobody here holds the key then. */
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
