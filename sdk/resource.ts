// The base class of the resources.
import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../provider";
import { propertiesOf, resolve, schemaOf, type Schema } from "../provider/schema";
import { addressOf, PLUGIN_PREFIX, TYPE_PREFIX } from "./address";
import type { OutputsOf } from "./property";
import { tellOfSettings } from "./settings";

/** The base of this package's resources. It sets the provider's address, the outputs, and which of them are secret. */
abstract class VonageResource extends pulumi.CustomResource {
  constructor(type: ResourceName, name: string, inputs: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    const state = propertiesOf(schemaOf(`${type}State`)) ?? {};
    // Pulumi sets only outputs that are among the properties.
    const outputs = Object.fromEntries(Object.keys(state).map((key) => [key, undefined]));
    const secret = Object.keys(state).filter((key) => state[key]?.secret);
    const kept = Object.fromEntries(
      secret.filter((key) => inputs[key] !== undefined).map((key) => [key, pulumi.secret<unknown>(inputs[key])]),
    );
    // It makes the provider refuse a state of the packaged plugin. Without it, Pulumi would create everything anew.
    const aliases = [{ type: PLUGIN_PREFIX + type }];
    const options = pulumi.mergeOptions({ additionalSecretOutputs: secret, aliases }, opts);
    super(TYPE_PREFIX + type, name, { ...outputs, ...inputs, ...kept, __provider: addressOf(type) }, options);
    tellOfSettings({ type: TYPE_PREFIX + type, name, parent: opts?.parent });
    this.#settleOutputs(type, state);
  }

  /** Makes outputs unknown in a preview while Vonage may still choose a part of them. The id output comes from the id. */
  #settleOutputs(type: ResourceName, state: Readonly<Record<string, Schema>>): void {
    const values = this as unknown as Record<string, pulumi.Output<unknown>>;
    const idProperty = `${type[0]!.toLowerCase()}${type.slice(1)}Id`;
    const told = values[idProperty];
    for (const key of Object.keys(state)) {
      const value = values[key];
      if (!value || !told || !holdsChosen(state[key]!)) continue;
      // Before the id output is known, the service has not answered, and the values that it chooses are unknown.
      values[key] = pulumi.all([value, told]).apply(([known]) => known);
    }
    if (idProperty in state) values[idProperty] = this.id;
  }
}

/** Whether Vonage chooses a value below this property if the program declares none. */
function holdsChosen(schema: Schema, isTop = true): boolean {
  if (!isTop && schema.computed) return true;
  const { items } = resolve(schema);
  const below = [...Object.values(propertiesOf(schema) ?? {}), ...(items ? [items] : [])];
  return below.some((property) => holdsChosen(property, false));
}

/** The base of a resource with this state, whose properties are outputs. */
export function resourceWith<State>() {
  return VonageResource as unknown as abstract new (
    type: ResourceName,
    name: string,
    inputs: pulumi.Inputs,
    opts?: pulumi.CustomResourceOptions,
  ) => pulumi.CustomResource & OutputsOf<State>;
}
