import { literal } from "./literal";

/** The environment variable by which adopt lets its own previews pass. */
export const GUARD_VARIABLE = "PULUMI_VONAGE_ADOPTION";

/**
 * Stops a program that declares what is not imported yet: a deployment would create it a second time. Only whoever
 * knows the word may preview it. It needs no types of Node.js.
 */
export function guard(word: string): string {
  return `// Here while an adoption is not finished. "pulumi-vonage adopt" finishes it, and removes this check.
if (Reflect.get(globalThis, "process").env.${GUARD_VARIABLE} !== ${literal(word)})
  throw new Error('An adoption was not finished. Run "pulumi-vonage adopt" again before any other deployment.');`;
}
