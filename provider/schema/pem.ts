import { createPrivateKey, createPublicKey } from "node:crypto";

/** The one way to write a key: PEM as SPKI or PKCS#8 with line feeds. What is not a key of that format stays as it is. */
export function canonicalPem(text: string, format: string | undefined): string {
  if (format !== "public-key" && format !== "private-key") return text;
  return (format === "public-key" ? publicKeyOf(text) : privateKeyOf(text)) ?? text;
}

/** A public key in its one spelling, or nothing when the text is none. A private key is none. */
export const publicKeyOf = remembered((pem) =>
  pem.includes("PRIVATE KEY") ? undefined : createPublicKey(pem).export({ type: "spki", format: "pem" }),
);

/** A private key in its one spelling, or nothing when the text is none, or is locked by a passphrase. */
export const privateKeyOf = remembered((pem) => createPrivateKey(pem).export({ type: "pkcs8", format: "pem" }));

/** The public half of a private key. */
export const publicHalfOf = remembered((pem) =>
  createPublicKey(createPrivateKey(pem)).export({ type: "spki", format: "pem" }),
);

/** How many keys a reader remembers. A key takes a millisecond to read, and all users of an application have the same. */
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

/** Environment variables and editors leave their marks on line ends: `\n` in letters, CRLF, none at all. */
function lines(text: string): string {
  return `${text.replaceAll("\\n", "\n").replaceAll(/\r\n?/g, "\n").trim()}\n`;
}
