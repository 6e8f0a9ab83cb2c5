// The interface of a kind of object: everything that the emulator needs to know of it.
import { type Drift } from "./drift";
import { type Api, type Route } from "./exchange";
import { type JsonObject } from "./json";
import { type SeedPart } from "./seed-part";
import { type Account } from "./service";

export interface Kind<Face extends object = object> {
  /** The APIs that serve it. */
  readonly apis: Api[];
  /** The part of `Emulator` with which tests in the same process read and change it. */
  readonly face: Face;
  /** How `/_emulator/NAME/:id` changes it, NAME being its name in the list of kinds. */
  readonly drift?: Drift;
  /** Its other paths below `/_emulator`. */
  readonly routes?: Route[];
  /** Checks its objects in the parts of a seed. Returns a function that stores them, or throws a `SeedError`. */
  load(parts: SeedPart[]): () => void;
  /** The objects of an account in the form of a seed. No private key is in them. */
  dump(account: Account): JsonObject;
  /** The objects of an account as the page shows them: every secret is masked. */
  shown(account: Account): JsonObject;
  /** Removes all objects. */
  clear(): void;
  /** Resets settings and counters to those at the start. */
  restart?(): void;
}
