// Lets `promisify(generateKeyPair)` build key pairs from primes of the prepared ones, in a millisecond each. Finding
// primes takes a quarter of a second of CPU time. The pairs are valid, have 2048 bits, and repeat only after all others
// were used. A test file imports this where the generation is not its subject.
import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyFormat } from "node:crypto";
import { promisify } from "node:util";
import { preparedKeys } from "./key-pairs";

/** The public exponent of Node's key pairs by default. */
const EXPONENT = 65537n;

interface Options {
  readonly modulusLength: number;
  readonly publicKeyEncoding: { type: "spki"; format: KeyFormat };
  readonly privateKeyEncoding: { type: "pkcs8"; format: KeyFormat };
}

type Made = { publicKey: unknown; privateKey: unknown };

const next = endlessly(pairsOf(preparedKeys().flatMap(primesOf)));

function make(type: string, { modulusLength, publicKeyEncoding, privateKeyEncoding }: Options): Promise<Made> {
  if (type !== "rsa" || modulusLength !== 2048)
    throw new Error(`Only RSA key pairs of 2048 bits have primes here: ${type}`);
  const privateKey = createPrivateKey({ key: keyOf(...next()), format: "jwk" });
  return Promise.resolve({
    privateKey: privateKey.export(privateKeyEncoding as never),
    publicKey: createPublicKey(privateKey).export(publicKeyEncoding as never),
  });
}

Object.assign(generateKeyPair, { [promisify.custom]: make });

function primesOf(pem: string): bigint[] {
  const { p = "", q = "" } = createPrivateKey(pem).export({ format: "jwk" });
  return [p, q].map(numberOf);
}

/** All pairs of different primes, except those of a prepared key pair, which are neighbours. */
function pairsOf(primes: readonly bigint[]): [bigint, bigint][] {
  return primes.flatMap((p, at) =>
    primes.slice(at + 1 + Number(at % 2 === 0)).map((q): [bigint, bigint] => (p > q ? [p, q] : [q, p])),
  );
}

function endlessly<T>(items: readonly T[]): () => T {
  let taken = 0;
  return () => items[taken++ % items.length]!;
}

/** The RSA key of two primes, of which the first is the greater. */
function keyOf(p: bigint, q: bigint): JsonWebKey {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const spelled = Object.entries(numbers).map(([name, value]) => [name, textOf(value)]);
  return { kty: "RSA", ...(Object.fromEntries(spelled) as JsonWebKey) };
}

/** The modular inverse, by Euclid's extended algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [older, newer] = [modulus, value % modulus];
  let [olderFactor, newerFactor] = [0n, 1n];
  while (newer > 0n) {
    const quotient = older / newer;
    [older, newer] = [newer, older - quotient * newer];
    [olderFactor, newerFactor] = [newerFactor, olderFactor - quotient * newerFactor];
  }
  return ((olderFactor % modulus) + modulus) % modulus;
}

function numberOf(text: string): bigint {
  return BigInt(`0x${Buffer.from(text, "base64url").toString("hex")}`);
}

function textOf(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex").toString("base64url");
}
