import { markSecrets, SIGNATURE } from "../provider/adapter/secrets";
import { resources } from "../provider/resources";
import { isObject } from "../provider/schema";
import { addressOf, TYPE_PREFIX } from "../sdk/address";
import type { Planned } from "./plan";

/** An entry of the file that `pulumi import --file` reads. */
export interface ImportEntry {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: unknown;
  readonly outputs: unknown;
}

/**
 * What takes these resources under the management of a stack without a look at the service. Secrets are in it in
 * clear, marked for the engine to encrypt: the file must not be kept.
 */
export function importFile(planned: readonly Planned[]): { readonly resources: readonly ImportEntry[] } {
  return {
    resources: planned.map(({ type, logicalName, id, inputs, state }) => {
      const { inputsSchema, stateSchema } = resources[type];
      const kept = { __provider: addressOf(type) };
      return {
        type: TYPE_PREFIX + type,
        name: logicalName,
        id,
        inputs: engineSecrets({ ...markSecrets(inputs, inputsSchema), ...kept }),
        outputs: engineSecrets({ ...markSecrets(state, stateSchema), ...kept }),
      };
    }),
  };
}

/** Secrets as the engine writes them in its files: their value is JSON. */
function engineSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(engineSecrets);
  if (!isObject(value)) return value;
  if (SIGNATURE in value) return { [SIGNATURE]: value[SIGNATURE], plaintext: JSON.stringify(value.value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, engineSecrets(item)]));
}
