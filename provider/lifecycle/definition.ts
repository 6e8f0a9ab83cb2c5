import type { Remote } from "../remote";
import { schemaOf, type Properties, type Schema } from "../schema";
import type { Session } from "../session";

/** What an import id leads to. */
export interface Located {
  readonly id: string;
  /** Inputs that the service does not tell, such as the application of a user. */
  readonly inputs: Properties;
}

/** All that sets one kind of resource apart from another. */
export interface ResourceDefinition {
  /** Its name in Pulumi, and the stem of its types: `Application` has `ApplicationInputs` and `ApplicationState`. */
  readonly type: string;
  /** The output that repeats the id. */
  readonly idProperty: string;

  /** The API of these objects, as the requests for a resource with these properties reach it. */
  remote(session: Session, properties: Properties): Remote;
  /** What is wrong with inputs beyond what the schema can say. */
  check?(inputs: Properties): string[];
  /** What inputs lack, in the light of what the session remembers. */
  lacking?(memory: Pick<Session, "signingKeys">, inputs: Properties): string[];
  /** The inputs with what follows from them and from the state. `UNKNOWN` stands for what is yet to be made. Pure. */
  complete?(inputs: Properties, state: Properties | undefined): Properties;
  /** As `complete`, and makes what is to be made. */
  make?(inputs: Properties, state: Properties | undefined): Promise<Properties>;
  /** What of a refreshed state must be shown as an input, though the program never declared it. */
  reveal?(state: Properties): Properties;
  /** Whether a create was refused because the object exists already. */
  isTaken?(error: unknown): boolean;
  /** Whether an object that was found is beyond doubt the one that was sent, for these inputs. */
  isOurs(found: Properties, sent: Properties, inputs: Properties): boolean;
  /** The digest of what this create alone has sent, by which its object can be recognised later; none where others have it too. */
  fingerprint?(sent: Properties, inputs: Properties): string | undefined;
  /** The same of an object on the service. */
  fingerprintOf?(found: Properties): string | undefined;
  /** What to tell the person who must clear up after a create that may have made something. */
  unsettled(sent: Properties): string;
  /** Whether an object cannot exist because what it belongs to is gone. */
  isOrphan?(session: Session, state: Properties, error: unknown): Promise<boolean>;
  /** Takes in what a state tells that other resources of the session need. */
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

/** A definition with all that follows from it. */
export interface Kind {
  readonly definition: ResourceDefinition;
  readonly type: string;
  /** What people call it. */
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
