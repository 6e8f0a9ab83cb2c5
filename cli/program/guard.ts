// The statement that stops a program during an adoption.
import { literal } from "./literal";

/** The environment variable with which adopt's own previews pass the guard. */
export const GUARD_VARIABLE = "PULUMI_VONAGE_ADOPTION";

/**
 * The statement that stops a program with declarations that are not imported yet, because a deployment would create
 * their objects a second time. A preview with the right word passes. The statement needs no types of Node.js.
 */
export function guard(word: string): string {
  return `// Here while an adoption is not finished. "pulumi-vonage adopt" finishes it, and removes this check.
if (Reflect.get(globalThis, "process").env.${GUARD_VARIABLE} !== ${literal(word)})
  throw new Error('An adoption was not finished. Run "pulumi-vonage adopt" again before any other deployment.');`;
}
