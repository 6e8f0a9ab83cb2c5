// Finds secrets in texts.
import { inspect } from "node:util";
import { Unfinished } from "./host";
import { ProcessError } from "./dynamic-process";

/** All text that printing an error could show. */
export function textsOf(error: unknown): string {
  if (error instanceof Unfinished) return textsOf(error.cause);
  if (!(error instanceof Error)) return inspect(error, { depth: 10, showHidden: true });
  const inspected = error instanceof ProcessError ? error.inspected : inspect(error, { depth: 10, showHidden: true });
  const parts = [error.message, error.stack ?? "", String(error), JSON.stringify(error), inspected];
  return [...parts, error.cause === undefined ? "" : textsOf(error.cause)].join("\n");
}

/** The secrets that a text contains, in any form. Tokens and private keys are found without being listed. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const forms = secrets.filter(Boolean).flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    // Each line of a key reveals it.
    ...secret.split("\n").filter((line) => line.length > 20 && !line.startsWith("-----")),
  ]);
  const shapes = [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\beyJ[\w-]+\.[\w-]+\.[\w-]*/, /\bBasic [\w+/=]{8,}/];
  return [
    ...forms.filter((form) => text.includes(form)),
    ...shapes.map((shape) => shape.exec(text)?.[0] ?? "").filter(Boolean),
  ];
}
