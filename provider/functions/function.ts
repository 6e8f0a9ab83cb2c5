// The type of a function, and its creation from a definition.
import type { CheckFailure } from "../resource";
import { propertiesOf, schemaOf, type Properties, type Schema } from "../schema";
import { validate } from "../schema/validate";
import type { Session } from "../session";
import { visible } from "../state/hidden";

/** A look-up: it reads from the service and changes nothing. It is the same for every host. */
export interface VonageFunction {
  /** Its name in Pulumi: `getApplication` has `GetApplicationInputs` and `GetApplicationOutputs`. */
  readonly name: string;
  readonly inputsSchema: Schema;
  readonly outputsSchema: Schema;
  /** All problems with the inputs, at once. Makes no request. */
  check(inputs: Properties): readonly CheckFailure[];
  call(session: Session, inputs: Properties): Promise<Properties>;
}

/** Everything that distinguishes one function from another. */
interface FunctionDefinition<Inputs, Outputs> {
  /** The stem of its types: `GetApplication` has `GetApplicationInputs` and `GetApplicationOutputs`. */
  readonly type: string;
  /** Failures of inputs that the schema cannot express. */
  check?(inputs: Inputs): string[];
  call(session: Session, inputs: Inputs): Promise<Outputs>;
}

export function defineFunction<Inputs, Outputs extends object>({
  type,
  ...definition
}: FunctionDefinition<Inputs, Outputs>): VonageFunction {
  return {
    name: type.charAt(0).toLowerCase() + type.slice(1),
    inputsSchema: schemaOf(`${type}Inputs`),
    outputsSchema: schemaOf(`${type}Outputs`),
    check: (inputs) =>
      [...validate(inputs, `${type}Inputs`), ...(definition.check?.(inputs as Inputs) ?? [])].map((reason) => ({
        path: [],
        reason,
      })),
    call: async (session, inputs) => (await definition.call(session, inputs as Inputs)) as Properties,
  };
}

/** The part of a state that this type of outputs has, with the id. */
export function foundAs<Found>(type: string, id: string, state: Properties): Found {
  const seen = visible(state);
  const keys = Object.keys(propertiesOf(schemaOf(type)) ?? {}).filter((key) => seen[key] !== undefined);
  return { ...Object.fromEntries(keys.map((key) => [key, seen[key]])), id } as Found;
}

/** The failure if the inputs have neither id nor name, or both. */
export function eitherIdOrName({ id, name }: { readonly id?: string; readonly name?: string }): string[] {
  return (id === undefined) === (name === undefined) ? ["give either id or name"] : [];
}
