// The seam to the hosts: the lifecycle of a resource.
import type { Properties, Schema } from "./schema";
import type { Session } from "./session";

/**
 * A place in a resource: the keys and the indices of lists that lead to it from the top. The empty path is the resource
 * itself. A host spells a path in its own way.
 */
export type Path = readonly (string | number)[];

/** One reason why inputs are refused. It contains no value, so it can be printed. */
export interface CheckFailure {
  /** The place that the reason is about. `reason` names it too, in the spelling of a program. */
  readonly path: Path;
  readonly reason: string;
}

export interface CheckRequest {
  /** The logical name in the program. It becomes the property `name` if the program gives none. */
  readonly name?: string;
  /** The inputs of the last deployment. */
  readonly olds?: Properties;
  readonly news: Properties;
  /** The name that the engine proposes, if the user has configured autonaming. */
  readonly autonaming?: { readonly proposed: string; readonly mode: "propose" | "enforce" | "disable" };
}

export interface Checked {
  /** The inputs in their canonical spelling, with defaults filled in. */
  readonly inputs: Properties;
  /** All reasons for a refusal, at once. */
  readonly failures: readonly CheckFailure[];
}

/** A resource as a program declares it, and as it declared it before. */
export interface Declared {
  readonly urn?: string;
  /** Whether the engine sends the urn, and no state can hold another one for the same resource. */
  readonly isUrnCertain?: boolean;
  /** The inputs of the last deployment, if the engine sends them. It does not if the user asks for a replacement. */
  readonly olds?: Properties;
  readonly news: Properties;
}

export interface DiffRequest {
  /** The outputs of the last deployment or refresh, hidden ones included. */
  readonly state: Properties;
  /** The inputs of the last deployment or refresh, if the host knows them. */
  readonly oldInputs?: Properties;
  readonly news: Properties;
  /** Property paths in Pulumi's spelling. The diff leaves out their changes. */
  readonly ignoreChanges?: readonly string[];
}

/** One change that an update would make. */
export interface Difference {
  readonly path: Path;
  readonly kind: "add" | "change" | "delete";
  /** Whether it is a difference between old and new inputs, and not between state and inputs. */
  readonly inputDiff: boolean;
  /** Whether it needs a replacement of the resource. */
  readonly replaces: boolean;
}

/** The changes of an update. The list is empty if there is nothing to do. */
export interface Diffed {
  readonly differences: readonly Difference[];
  /** Whether a replacement must delete the old object before it creates the new one. */
  readonly deleteBeforeReplace: boolean;
}

/** An object on the service. */
export interface Found {
  readonly id: string;
  readonly state: Properties;
  /** The inputs that a program must declare to get this object. */
  readonly inputs: Properties;
}

/** The request of a read. */
export interface ReadRequest {
  /** The id. For an import, the import id that the user gave. */
  readonly id: string;
  /** The outputs of the last deployment or refresh, hidden ones included. With it, the read is a refresh. */
  readonly state?: Properties;
  /**
   * Inputs of an object that is managed elsewhere, if the program reads it. Without state and inputs, the read is an
   * import.
   */
  readonly inputs?: Properties;
}

/** An object in a list. */
export interface Listed {
  /** The id for `pulumi import`. */
  readonly id: string;
  readonly name: string;
}

/** The lifecycle of a resource, the same for every host. */
export interface Resource {
  /** Its name in Pulumi, and the stem of its types: `Application` has `ApplicationInputs` and `ApplicationState`. */
  readonly type: string;
  /** Its name in messages. */
  readonly noun: string;
  /** The output that repeats the id. */
  readonly idProperty: string;
  readonly inputsSchema: Schema;
  readonly stateSchema: Schema;
  /** The form of an import id, as a user writes it, such as `<applicationId>/<userId or name>`. */
  readonly importId: string;
  /** The names of the inputs that `List` needs. Empty if the whole account is listed. */
  readonly listInputs: readonly string[];

  /** Completes and validates inputs. Pure: makes no request and remembers nothing. */
  check(request: CheckRequest): Checked;
  /** Required inputs that neither the program nor the session gives, such as a private key. Pure. */
  lacking(memory: Pick<Session, "signingKeys">, inputs: Properties): readonly CheckFailure[];
  /** The changes of an update. Pure: makes no request and remembers nothing. */
  diff(request: DiffRequest): Diffed;
  /**
   * The outputs that are known in advance, for the previews of a create (no `state`) and of an update. `UNKNOWN` stands
   * for every value that only the deployment determines. Pure.
   */
  plan(state: Properties | undefined, news: Properties): Properties;
  /** @throws PartialStateError if the object exists but is unfinished */
  create(session: Session, inputs: Properties): Promise<{ id: string; state: Properties }>;
  /** Returns undefined if the service says that the object does not exist. Without state and inputs, it is an import. */
  read(session: Session, request: ReadRequest): Promise<Found | undefined>;
  /** @throws PartialStateError if the service may have carried out a part of the update */
  update(session: Session, id: string, state: Properties, news: Properties): Promise<Properties>;
  /** Succeeds if the object is gone already. */
  delete(session: Session, id: string, state: Properties): Promise<void>;
  /** Lists the objects of the account, or those that `query` selects. */
  list(session: Session, query: Properties): AsyncIterable<Listed>;
  /**
   * Remembers that the program of this run has this resource. A deletion in the same run is then known as part of a
   * replacement. A host calls it in each check, with the urn if it knows it.
   */
  noteDeclared(session: Pick<Session, "holdings">, declared: Declared): void;
  /**
   * Remembers facts of a state that other calls of the run need: the newest key of an application, the object that the
   * resource manages, and the objects that it has replaced. A host calls it with each state that the engine sends for a
   * diff, together with the declaration of the program.
   */
  remember(
    session: Pick<Session, "signingKeys" | "holdings"> & { readonly replacements?: Session["replacements"] },
    id: string,
    state: Properties,
    declared?: Declared,
  ): void;
}
