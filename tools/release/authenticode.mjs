// Removes the signature of an executable for Windows.
import { readFileSync, writeFileSync } from "node:fs";

const SIGNATURE_OF_64_BITS = 0x20b;
/** Places in the header, from the specification of the format PE. */
const PLACE_OF_HEADER = 0x3c;
const OPTIONAL_HEADER = 24;
const CERTIFICATE_TABLE = OPTIONAL_HEADER + 112 + 4 * 8;

export function removeSignature(file) {
  const bytes = readFileSync(file);
  const header = bytes.readUInt32LE(PLACE_OF_HEADER);
  if (bytes.readUInt16LE(header + OPTIONAL_HEADER) !== SIGNATURE_OF_64_BITS)
    throw new Error(`${file} is no 64-bit executable for Windows.`);
  const entry = header + CERTIFICATE_TABLE;
  const [start, size] = [bytes.readUInt32LE(entry), bytes.readUInt32LE(entry + 4)];
  if (size === 0) return;
  if (start + size !== bytes.length) throw new Error(`${file} has data after its signature.`);
  bytes.fill(0, entry, entry + 8);
  writeFileSync(file, bytes.subarray(0, start));
}
