// Reads a stack's state and configuration.
import { SIGNATURE } from "../../provider/hosts/secrets";
import { isObject, type Properties } from "../../provider/schema";
import { Failure } from "../failure";
import type { Pulumi, Run } from "./pulumi";
import { together } from "./together";

/** A resource in a stack's state. */
export interface StackResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Its provider: the URN, `::` and the id. */
  readonly provider: string;
  /** The URN of its parent. Providers that Pulumi makes by itself have none. */
  readonly parent?: string;
  /** The property paths whose changes the program ignores, if the state has them. */
  readonly ignoreChanges: readonly string[];
}

/** One setting of a stack. */
export interface StackSetting {
  readonly value: string;
  readonly secret: boolean;
}

/** A stack's configuration and resources. */
export interface StackFacts {
  readonly settings: ReadonlyMap<string, StackSetting>;
  readonly resources: readonly StackResource[];
}

/** Reads both. Secrets in the resources are in clear only on request. */
export async function readStack(pulumi: Pulumi, options: ReadOptions = {}): Promise<StackFacts> {
  const [settings, resources] = await together(readSettings(pulumi), readResources(pulumi, options));
  return { settings, resources };
}

interface ReadOptions {
  readonly showSecrets?: boolean;
}

/** The stack's resources. Secrets are in clear only on request. */
export async function readResources(
  pulumi: Pulumi,
  { showSecrets = false }: ReadOptions = {},
): Promise<StackResource[]> {
  const run = await pulumi.onStack(["stack", "export", ...(showSecrets ? ["--show-secrets"] : [])]);
  const state: unknown = JSON.parse(succeeded(run, "pulumi stack export").stdout);
  const deployment = isObject(state) && isObject(state.deployment) ? state.deployment : {};
  const all = Array.isArray(deployment.resources) ? deployment.resources.filter(isObject) : [];
  return all
    .filter(({ delete: isGoing, external }) => isGoing !== true && external !== true)
    .map(({ urn, type, id, inputs, outputs, provider, parent, ignoreChanges }) => ({
      urn: String(urn),
      type: String(type),
      name: String(urn).split("::").slice(3).join("::"),
      id: typeof id === "string" ? id : "",
      inputs: revealed(inputs) as Properties,
      outputs: revealed(outputs) as Properties,
      provider: typeof provider === "string" ? provider : "",
      ...(typeof parent === "string" ? { parent } : {}),
      ignoreChanges: Array.isArray(ignoreChanges) ? ignoreChanges.map(String) : [],
    }));
}

/** The stack's configuration, by full keys such as `vonage:apiKey`. Secrets are in clear. */
async function readSettings(pulumi: Pulumi): Promise<ReadonlyMap<string, StackSetting>> {
  const run = await pulumi.onStack(["config", "--json", "--show-secrets"]);
  const settings: unknown = JSON.parse(succeeded(run, "pulumi config").stdout);
  const entries = Object.entries(isObject(settings) ? settings : {});
  return new Map(
    entries.map(([key, setting]) => {
      const { value, secret } = isObject(setting) ? setting : {};
      return [key, { value: typeof value === "string" ? value : "", secret: secret === true }];
    }),
  );
}

/** Returns the run. Throws Pulumi's message if it failed. */
export function succeeded(run: Run, command: string): Run {
  if (run.code === 0) return run;
  const told = [run.stderr, run.stdout].map((text) => text.trim().replace(/^error: /, "")).find((text) => text !== "");
  throw new Failure(`"${command}" failed: ${told ?? `exit code ${run.code}`}`);
}

/** Values without the engine's marks of secrets. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (value === undefined) return {};
  if (!isObject(value)) return value;
  if (SIGNATURE in value)
    return typeof value.plaintext === "string" ? revealed(JSON.parse(value.plaintext)) : "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revealed(item)]));
}
