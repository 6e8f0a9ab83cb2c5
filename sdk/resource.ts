import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../provider";
import { propertiesOf, schemaOf } from "../provider/schema";
import { addressOf, TYPE_PREFIX } from "./address";
import type { OutputsOf } from "./property";

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
  }
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
