// Secrets in an exported state.

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Whether this value of an exported state is marked as a secret, encrypted or in clear. */
export function isSecret(value: unknown): value is object {
  return typeof value === "object" && value !== null && SIGNATURE_KEY in value && value[SIGNATURE_KEY] === SECRET;
}

/** A decrypted value without the wrappers of its secrets, at any depth. */
export function reveal<T>(value: T): T {
  if (value === undefined) return value;
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    isSecret(inner) ? (JSON.parse((inner as { plaintext: string }).plaintext) as unknown) : inner,
  ) as T;
}
