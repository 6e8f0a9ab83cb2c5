// The state of a stack, in the file of a file backend. Read here, it saves a run of the command line.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DataKey } from "./data-key";
import { isSecret } from "./secret";

/** A resource in a state. */
export interface ResourceRecord {
  urn: string;
  type: string;
  id?: string;
  custom?: boolean;
  /** The reference of its provider: URN::ID. */
  provider?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  additionalSecretOutputs?: string[];
}

/** A state as `pulumi stack export` writes it. */
export interface Export {
  version: number;
  deployment: Deployment;
}

interface Deployment {
  resources?: ResourceRecord[];
  secrets_providers?: { type: string; state?: { encryptedkey?: string } };
}

interface Checkpoint {
  readonly version: number;
  readonly checkpoint: { readonly stack: string; readonly latest?: Deployment };
}

/** The folder of a file backend, and the names of a stack in it. */
export interface Place {
  readonly backend: string;
  readonly project: string;
  readonly stack: string;
}

/** Writes a state without resources, as `pulumi stack init` does. */
export function beginState({ backend, project, stack }: Place): void {
  const file = fileOf({ backend, project, stack });
  const empty: Checkpoint = { version: 3, checkpoint: { stack: `organization/${project}/${stack}` } };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(backend, ".pulumi/meta.yaml"), "version: 1\n");
  writeFileSync(file, JSON.stringify(empty));
}

/** The state as `pulumi stack export` shows it. */
export function readState(place: Place): Export {
  const { version, checkpoint } = JSON.parse(readFileSync(fileOf(place), "utf8")) as Checkpoint;
  return { version, deployment: checkpoint.latest ?? {} };
}

/** The state as `pulumi stack export --show-secrets` shows it. Undefined if a passphrase has encrypted it. */
export function decrypted({ version, deployment }: Export): Export | undefined {
  const { type, state } = deployment.secrets_providers ?? {};
  if (type === undefined) return { version, deployment };
  if (type !== "cloud" || state?.encryptedkey === undefined) return undefined;
  const key = new DataKey(state.encryptedkey);
  const clear = (text: string, decrypt: (ciphertext: string) => string): string =>
    JSON.stringify(
      JSON.parse(text, (_key, value: unknown) => {
        if (!isSecret(value) || !("ciphertext" in value)) return value;
        const { ciphertext, ...rest } = value;
        // A secret within a secret is encrypted as a part of it alone.
        return { ...rest, plaintext: clear(decrypt(String(ciphertext)), (inner) => inner) };
      }),
    );
  const revealed = clear(JSON.stringify(deployment), (ciphertext) => key.decrypt(ciphertext));
  return { version, deployment: JSON.parse(revealed) as Deployment };
}

function fileOf({ backend, project, stack }: Place): string {
  return join(backend, ".pulumi/stacks", project, `${stack}.json`);
}
