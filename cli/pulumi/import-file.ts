// The import file for pulumi import.
import { markSecrets, SECRET, SIGNATURE } from "../../provider/hosts/secrets";
import { resources } from "../../provider/resources";
import { isObject, type Properties } from "../../provider/schema";
import { childOf } from "../../provider/schema/tree";
import { addressOf } from "../../sdk/address";
import type { Planned } from "../program/plan";
import { Setting } from "../program/settings";
import type { Host } from "../choices";
import { typeIn } from "./host";

/** An entry of the file that `pulumi import --file` reads. */
export interface ImportEntry {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: unknown;
  readonly outputs: unknown;
}

/**
 * The file that imports these resources into a stack without a read of the service. A read by the plugin would need the
 * key of each application in the provider's settings, and no read returns the private key that the program declares.
 * The file holds secrets in clear, marked for the engine to encrypt, so it must be deleted.
 */
export function importFile(planned: readonly Planned[], host: Host): { readonly resources: readonly ImportEntry[] } {
  return {
    resources: planned.map(({ type, logicalName, id, inputs, state, settings }) => {
      const { inputsSchema, stateSchema } = resources[type];
      const kept = host === "dynamic" ? { __provider: addressOf(type) } : {};
      return {
        type: typeIn(host, type),
        name: logicalName,
        id,
        inputs: engineSecrets({ ...(concealed(markSecrets(inputs, inputsSchema), settings) as Properties), ...kept }),
        outputs: engineSecrets({ ...(concealed(markSecrets(state, stateSchema), settings) as Properties), ...kept }),
      };
    }),
  };
}

/** The values, with every value from a setting marked as a secret. */
function concealed(value: unknown, settings: unknown): unknown {
  if (value === undefined || (isObject(value) && SIGNATURE in value)) return value;
  if (settings instanceof Setting) return { [SIGNATURE]: SECRET, value };
  if (Array.isArray(value) && Array.isArray(settings))
    return value.map((item, index) => concealed(item, settings[index]));
  if (!isObject(value) || !isObject(settings)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, concealed(item, childOf(settings, key))]));
}

/** Secrets as the engine writes them in its files: their value is JSON. */
function engineSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(engineSecrets);
  if (!isObject(value)) return value;
  if (SIGNATURE in value) return { [SIGNATURE]: value[SIGNATURE], plaintext: JSON.stringify(value.value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, engineSecrets(item)]));
}
