import { createPrivateKey, createPublicKey } from "node:crypto";

/** The one way to write a key: PEM as SPKI or PKCS#8 with line feeds. What is not a key of that format stays as it is. */
export function canonicalPem(text: string, format: string | undefined): string {
  if (format !== "public-key" && format !== "private-key") return text;
  return (format === "public-key" ? publicKeyOf(text) : privateKeyOf(text)) ?? text;
}

/** A public key in its one spelling, or nothing when the text is none. A private key is none. */
export function publicKeyOf(text: string): string | undefined {
  const pem = lines(text);
  if (pem.includes("PRIVATE KEY")) return undefined;
  try {
    return createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();
  } catch {
    return undefined;
  }
}

/** A private key in its one spelling, or nothing when the text is none, or is locked by a passphrase. */
export function privateKeyOf(text: string): string | undefined {
  try {
    return createPrivateKey(lines(text)).export({ type: "pkcs8", format: "pem" }).toString();
  } catch {
    return undefined;
  }
}

/** The public half of a private key. */
export function publicHalfOf(privateKey: string): string | undefined {
  try {
    return createPublicKey(createPrivateKey(lines(privateKey)))
      .export({ type: "spki", format: "pem" })
      .toString();
  } catch {
    return undefined;
  }
}

/** Environment variables and editors leave their marks on line ends: `\n` in letters, CRLF, none at all. */
function lines(text: string): string {
  return `${text.replaceAll("\\n", "\n").replaceAll(/\r\n?/g, "\n").trim()}\n`;
}
