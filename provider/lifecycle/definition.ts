// The definition of a resource.
import type { Remote } from "../remote";
import { schemaOf, type Properties, type Schema } from "../schema";
import type { Session } from "../session";

/** The object that an import id names. */
export interface Located {
  readonly id: string;
  /** Inputs that the service does not return, such as the application of a user. */
  readonly inputs: Properties;
}

/** Everything that distinguishes one kind of resource from another. */
export interface ResourceDefinition {
  /** Its name in Pulumi, and the stem of its types: `Application` has `ApplicationInputs` and `ApplicationState`. */
  readonly type: string;
  /** The output that repeats the id. */
  readonly idProperty: string;

  /** The host that serves the API of the resource. The default is that of the applications. */
  readonly host?: "baseUrl" | "restUrl";
  /** Returns the API client for a resource with these properties. */
  remote(session: Session, properties: Properties): Remote;
  /** Failures of inputs that the schema cannot express. */
  check?(inputs: Properties): string[];
  /** Required inputs that neither the program nor the session gives. */
  lacking?(memory: Pick<Session, "signingKeys">, inputs: Properties): string[];
  /** Completes the inputs from themselves and the state. `UNKNOWN` stands for values that are generated later. Pure. */
  complete?(inputs: Properties, state: Properties | undefined): Properties;
  /** As `complete`, and generates the values that are missing. */
  make?(inputs: Properties, state: Properties | undefined): Promise<Properties>;
  /** Values of a refreshed state that count as inputs although the program never declared them. */
  reveal?(state: Properties): Properties;
  /** Whether a create was refused because the object exists already. */
  isTaken?(error: unknown): boolean;
  /** Whether a found object is certainly the one that was sent, for these inputs. */
  isOurs(found: Properties, sent: Properties, inputs: Properties): boolean;
  /**
   * A value that only this create sends, and that identifies its object later. Undefined if other objects can have it.
   */
  fingerprint?(sent: Properties, inputs: Properties): string | undefined;
  /** The same value of an object on the service. */
  fingerprintOf?(found: Properties): string | undefined;
  /** The advice for the user after a create that may have made an object. */
  unsettled(sent: Properties): string;
  /** What the user has to know after an update of an object that is gone. By default the next deployment creates it anew. */
  readonly whenGone?: string;
  /** Whether an object cannot exist because the object that it belongs to is gone. */
  isOrphan?(session: Session, state: Properties, error: unknown): Promise<boolean>;
  /** The id, if the inputs determine it. */
  idOf?(inputs: Properties): string | undefined;
  /** Remembers values of a state that other resources of the session need. */
  remember?(session: Pick<Session, "signingKeys">, id: string, state: Properties): void;

  /** The form of an import id, as a user writes it. */
  readonly importId: string;
  /** Finds the object that an import id names. By default the import id is the id. */
  locate?(session: Session, importId: string): Promise<Located>;
  /** The inputs that a list needs. */
  readonly listInputs?: readonly string[];
  /** The name of an object in a list, and the import id. */
  listed(found: Properties, query: Properties): { id: string; name: string };
}

/** A definition, with everything derived from it. */
export interface Kind {
  readonly definition: ResourceDefinition;
  readonly type: string;
  /** Its name in messages. */
  readonly noun: string;
  readonly inputsSchema: Schema;
  readonly stateSchema: Schema;
  complete(inputs: Properties, state?: Properties): Properties;
  make(inputs: Properties, state?: Properties): Promise<Properties>;
}

export function kindOf(definition: ResourceDefinition): Kind {
  const { type } = definition;
  return {
    definition,
    type,
    noun: type.toLowerCase(),
    inputsSchema: schemaOf(`${type}Inputs`),
    stateSchema: schemaOf(`${type}State`),
    complete: (inputs, state) => definition.complete?.(inputs, state) ?? inputs,
    make: async (inputs, state) => (await definition.make?.(inputs, state)) ?? inputs,
  };
}
