import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../provider";
import { propertiesOf, resolve, schemaOf, type Schema } from "../provider/schema";
import { addressOf, TYPE_PREFIX } from "./address";
import type { OutputsOf } from "./property";
import { tellOfSettings } from "./settings";

/** What the resources of this package have in common: the way to their provider, their outputs, and what they keep secret. */
abstract class VonageResource extends pulumi.CustomResource {
  constructor(type: ResourceName, name: string, inputs: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
    const state = propertiesOf(schemaOf(`${type}State`)) ?? {};
    // Without a place among the properties, an output would never be set.
    const outputs = Object.fromEntries(Object.keys(state).map((key) => [key, undefined]));
    const secret = Object.keys(state).filter((key) => state[key]?.secret);
    const kept = Object.fromEntries(
      secret.filter((key) => inputs[key] !== undefined).map((key) => [key, pulumi.secret<unknown>(inputs[key])]),
    );
    const secretive = pulumi.mergeOptions({ additionalSecretOutputs: secret }, opts);
    super(TYPE_PREFIX + type, name, { ...outputs, ...inputs, ...kept, __provider: addressOf(type) }, secretive);
    tellOfSettings({ type: TYPE_PREFIX + type, name, parent: opts?.parent });
    this.#settleOutputs(type, state);
  }

  /** Makes outputs say no more in a preview than is known, and no less where the id tells it. */
  #settleOutputs(type: ResourceName, state: Readonly<Record<string, Schema>>): void {
    const values = this as unknown as Record<string, pulumi.Output<unknown>>;
    const idProperty = `${type[0]!.toLowerCase()}${type.slice(1)}Id`;
    const told = values[idProperty];
    for (const key of Object.keys(state)) {
      const value = values[key];
      if (!value || !told || !holdsChosen(state[key]!)) continue;
      // Until the id is told as an output, the service has not answered: what it fills in is not known.
      values[key] = pulumi.all([value, told]).apply(([known]) => known);
    }
    if (idProperty in state) values[idProperty] = this.id;
  }
}

/** Whether Vonage chooses something below this property where the program names nothing. */
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
