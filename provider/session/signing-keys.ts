// Remembers the private keys of applications.
import { VonageUsageError } from "../http/errors";
import { publicHalfOf, publicKeyOf } from "../schema/pem";
import { readKeyFolder, type KeyFolder } from "./key-folder";

/** The keys in the settings, for applications whose key is in no state. */
export interface GivenKeys {
  /** By the id of the application. */
  readonly privateKeys?: Readonly<Record<string, string>>;
  /** A folder of key files. Each belongs to the application that has its public half. */
  readonly privateKeyFolder?: string;
}

/**
 * The newest private key of each application, from the states in this session. Requests about a user are signed with
 * the key that its application has now. It may be newer than the key in the state of the user.
 */
export class SigningKeys {
  readonly #keys = new Map<string, string>();
  readonly #given: GivenKeys;
  readonly #found = new Map<string, Promise<string | undefined>>();
  #folder?: KeyFolder;

  constructor(given: GivenKeys = {}) {
    this.#given = given;
  }

  /** Remembers the key in a state of an application. A state without a key removes it. */
  note(applicationId: string, privateKey: unknown): void {
    if (typeof privateKey === "string") this.#keys.set(applicationId, privateKey);
    else this.#keys.delete(applicationId);
  }

  newest(applicationId: string): string | undefined {
    const { privateKeys = {} } = this.#given;
    return (
      this.#keys.get(applicationId) ??
      (Object.hasOwn(privateKeys, applicationId) ? privateKeys[applicationId] : undefined)
    );
  }

  /** Whether the folder may hold a key that is not known yet. */
  get mayBeFound(): boolean {
    return this.#given.privateKeyFolder !== undefined;
  }

  /** The key of an application from the folder. `ask` returns the application's public key. */
  find(applicationId: string, ask: () => Promise<string | undefined>): Promise<string | undefined> {
    const { privateKeyFolder } = this.#given;
    if (privateKeyFolder === undefined) return Promise.resolve(undefined);
    const search = async () => {
      const { keys } = (this.#folder ??= opened(privateKeyFolder));
      const half = publicKeyOf((await ask()) ?? "");
      return keys.find(({ pem }) => half !== undefined && publicHalfOf(pem) === half)?.pem;
    };
    const found = this.#found.get(applicationId) ?? search();
    this.#found.set(applicationId, found);
    // A failure may be transient, and a missing key may be added later.
    const forget = () => void this.#found.delete(applicationId);
    found.then((pem) => pem ?? forget(), forget);
    return found;
  }
}

function opened(folder: string): KeyFolder {
  try {
    return readKeyFolder(folder);
  } catch (error) {
    throw new VonageUsageError(
      `vonage:privateKeyFolder: the folder ${JSON.stringify(folder)} does not exist or cannot be read (${(error as NodeJS.ErrnoException).code}). A relative path begins at the folder of the project.`,
    );
  }
}
