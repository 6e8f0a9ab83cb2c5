// The checks of @format.
import { fullFormats } from "ajv-formats/dist/formats";
import { privateKeyOf, publicKeyOf } from "./pem";

/** Formats of texts that JSON Schema cannot express: the check, and the words for a text that fails it. */
export const formats: Readonly<Record<string, { accepts: (text: string) => boolean; reason: string }>> = {
  url: {
    accepts: (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    reason: "must be a URL with http or https, such as https://example.com/webhooks/answer",
  },
  uri: {
    // RFC 3986 allows no quotation marks, but the library accepts them.
    accepts: (text) =>
      (fullFormats.uri as (text: string) => boolean)(text) && URL.canParse(text) && !text.includes('"'),
    reason: "must be a URI, such as https://example.com/picture.png",
  },
  "public-key": {
    accepts: (text) => publicKeyOf(text) !== undefined,
    reason: 'must be a public key in PEM, "-----BEGIN PUBLIC KEY-----" and so on (and never a private one)',
  },
  "private-key": {
    accepts: (text) => privateKeyOf(text) !== undefined,
    reason: 'must be a private key in PEM without a passphrase, "-----BEGIN PRIVATE KEY-----" and so on',
  },
};

/** The checks by name, for the compiled validators. */
export const accepts = Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, format.accepts]));
