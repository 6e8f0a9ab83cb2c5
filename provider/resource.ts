import type { Properties, Schema } from "./schema";
import type { Session } from "./session";

/**
 * A place in a resource: the keys and the indices of lists that lead to it from the top. The empty path is the resource
 * itself. A host spells a path in its own way.
 */
export type Path = readonly (string | number)[];

/** One reason why inputs cannot be accepted. It holds no value, so that it can be printed. */
export interface CheckFailure {
  /** The place that the reason is about. `reason` names it too, in the spelling of a program. */
  readonly path: Path;
  readonly reason: string;
}

export interface CheckRequest {
  /** The logical name in the program. It becomes the property `name` where the program gives none. */
  readonly name?: string;
  /** The inputs of the last deployment. */
  readonly olds?: Properties;
  readonly news: Properties;
  /** A name that the engine proposes, where somebody has configured autonaming. */
  readonly autonaming?: { readonly proposed: string; readonly mode: "propose" | "enforce" | "disable" };
}

export interface Checked {
  /** The inputs in their one spelling, with defaults filled in. */
  readonly inputs: Properties;
  /** Everything that is wrong, at once. */
  readonly failures: readonly CheckFailure[];
}

export interface DiffRequest {
  /** The outputs of the last deployment or refresh, hidden ones included. */
  readonly state: Properties;
  /** The inputs of the last deployment or refresh, where the host knows them. */
  readonly oldInputs?: Properties;
  readonly news: Properties;
  /** Property paths, in Pulumi's spelling, whose changes are to be left out. */
  readonly ignoreChanges?: readonly string[];
}

/** One thing that an update would do. */
export interface Difference {
  readonly path: Path;
  readonly kind: "add" | "change" | "delete";
  /** Whether the difference is one between old and new inputs, and not between state and inputs. */
  readonly inputDiff: boolean;
  /** Whether it takes a new resource. */
  readonly replaces: boolean;
}

/** What an update would do. Nothing to do is an empty list. */
export interface Diffed {
  readonly differences: readonly Difference[];
  /** Whether the old object has to go before the new one can be made. */
  readonly deleteBeforeReplace: boolean;
}

/** An object as it is on the service. */
export interface Found {
  readonly id: string;
  readonly state: Properties;
  /** What a program would have to declare for the object to be so. */
  readonly inputs: Properties;
}

/** What a read is given. */
export interface ReadRequest {
  /** The id, or for an import what the user gave as the id. */
  readonly id: string;
  /** The outputs of the last deployment or refresh, hidden ones included: a refresh. */
  readonly state?: Properties;
  /** Without a state: what a program knows of an object that is managed elsewhere. Without both: an import. */
  readonly inputs?: Properties;
}

/** An object in a list. */
export interface Listed {
  /** What `pulumi import` takes. */
  readonly id: string;
  readonly name: string;
}

/** The life of a resource, whichever host Pulumi reaches it by. */
export interface Resource {
  /** Its name in Pulumi, and the stem of its types: `Application` has `ApplicationInputs` and `ApplicationState`. */
  readonly type: string;
  /** What people call it. */
  readonly noun: string;
  /** The output that repeats the id. */
  readonly idProperty: string;
  readonly inputsSchema: Schema;
  readonly stateSchema: Schema;
  /** What the id of an import is: its form, as a user writes it, such as `<applicationId>/<userId or name>`. */
  readonly importId: string;
  /** What a list has to be given, by name: the inputs of `List`. None where the whole account is listed. */
  readonly listInputs: readonly string[];

  /** Completes and validates inputs. Pure: makes no request and remembers nothing. */
  check(request: CheckRequest): Checked;
  /** What checked inputs lack in the light of what the session remembers, such as a key that no state has told. Pure. */
  lacking(memory: Pick<Session, "signingKeys">, inputs: Properties): readonly CheckFailure[];
  /** What an update would do. Pure: makes no request and remembers nothing. */
  diff(request: DiffRequest): Diffed;
  /**
   * The outputs that are known before anything is done, for the previews of a create (no `state`) and of an update.
   * `UNKNOWN` stands where only the deployment will tell. Pure.
   */
  plan(state: Properties | undefined, news: Properties): Properties;
  /** @throws PartialStateError where the object exists and is not yet as it should be */
  create(session: Session, inputs: Properties): Promise<{ id: string; state: Properties }>;
  /** Nothing where the service says that there is no such object. With neither state nor inputs, an import. */
  read(session: Session, request: ReadRequest): Promise<Found | undefined>;
  /** @throws PartialStateError where some of the update may have been done */
  update(session: Session, id: string, state: Properties, news: Properties): Promise<Properties>;
  /** Succeeds where the object is gone already. */
  delete(session: Session, id: string, state: Properties): Promise<void>;
  /** The objects of the account, or of what `query` names. */
  list(session: Session, query: Properties): AsyncIterable<Listed>;
  /**
   * Takes in what a state tells that other resources of the session need, such as the newest key of an application.
   * A host calls it with each state that the engine hands over for a call that does not ask the service.
   */
  remember(session: Pick<Session, "signingKeys">, id: string, state: Properties): void;
}
