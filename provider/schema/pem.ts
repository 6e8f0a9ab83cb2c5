// Reads keys in PEM.
import { createPrivateKey, createPublicKey } from "node:crypto";

/** The canonical spelling of a key: PEM as SPKI or PKCS#8, with line feeds. Any other text stays unchanged. */
export function canonicalPem(text: string, format: string | undefined): string {
  if (format !== "public-key" && format !== "private-key") return text;
  return (format === "public-key" ? publicKeyOf(text) : privateKeyOf(text)) ?? text;
}

/** A public key in its canonical spelling. Undefined for any other text, a private key included. */
export const publicKeyOf = remembered((pem) =>
  pem.includes("PRIVATE KEY") ? undefined : createPublicKey(pem).export({ type: "spki", format: "pem" }),
);

/** A private key in its canonical spelling. Undefined for any other text, and for a key with a passphrase. */
export const privateKeyOf = remembered((pem) => createPrivateKey(pem).export({ type: "pkcs8", format: "pem" }));

/** The public half of a private key. */
export const publicHalfOf = remembered((pem) =>
  createPublicKey(createPrivateKey(pem)).export({ type: "spki", format: "pem" }),
);

/**
 * How many keys each parser remembers. Parsing a key takes a millisecond, and all users of an application share one
 * key.
 */
const MOST = 200;

function remembered(read: (pem: string) => string | Buffer | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) {
      if (known.size >= MOST) known.clear();
      known.set(
        text,
        attempted(() => read(lines(text))?.toString()),
      );
    }
    return known.get(text);
  };
}

function attempted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Repairs line ends that environment variables and editors have changed: `\n` as two characters, CRLF, or none. */
function lines(text: string): string {
  return `${text.replaceAll("\\n", "\n").replaceAll(/\r\n?/g, "\n").trim()}\n`;
}
