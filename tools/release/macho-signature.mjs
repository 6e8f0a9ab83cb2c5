// Signs an executable for macOS ad hoc: with checksums of its pages, and without an identity. macOS on Apple silicon starts
// no executable without a signature.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const MAGIC = 0xfeedfacf;
const HEADER_SIZE = 32;
const SEGMENT = 0x19;
const SIGNATURE = 0x1d;
const SIGNATURE_COMMAND_SIZE = 16;
/** The format of a signature, from Apple's cs_blobs.h. */
const SUPER_BLOB = { magic: 0xfade0cc0, size: 20 };
const DIRECTORY = { magic: 0xfade0c02, version: 0x20400, size: 88 };
const SHA256 = { type: 2, size: 32 };
/** Ad hoc, and made by a linker: codesign replaces such a signature without asking. */
const FLAGS = 0x20002;
const MAIN_EXECUTABLE = 1n;
const PAGE_BITS = 12;
const PAGE = 2 ** PAGE_BITS;
/** Memory on Apple silicon has pages of 16 KiB. */
const MEMORY_PAGE = 0x4000;

/** Replaces the signature, if there is one. `identifier` is its name in the signature. */
export function signAdHoc(file, identifier) {
  const old = readFileSync(file);
  if (old.readUInt32LE(0) !== MAGIC) throw new Error(`${file} is no 64-bit executable for macOS.`);
  const { text, linkedit, signature, end } = commandsOf(old);
  const used = signature ? old.readUInt32LE(signature + 8) : old.length;
  if (linkedit.offset + linkedit.size !== old.length) throw new Error(`${file} has data after its last segment.`);

  const start = roundUp(used, 16);
  const pages = Math.ceil(start / PAGE);
  const hashes = DIRECTORY.size + identifier.length + 1;
  const size = SUPER_BLOB.size + hashes + pages * SHA256.size;
  const content = Buffer.concat([old.subarray(0, used), Buffer.alloc(start - used)]);
  declare(content, { linkedit, command: signature ?? addCommand(content, end), start, size });
  const made = Buffer.alloc(size);
  writeBlobs(made, { identifier, hashes, pages, limit: start, text });
  for (let page = 0; page < pages; page++)
    createHash("sha256")
      .update(content.subarray(page * PAGE, (page + 1) * PAGE))
      .digest()
      .copy(made, SUPER_BLOB.size + hashes + page * SHA256.size);
  writeFileSync(file, Buffer.concat([content, made]));
}

/** Its load commands: two of the segments, the place of the signature's command, and their end. */
function commandsOf(bytes) {
  const found = { end: HEADER_SIZE + bytes.readUInt32LE(20) };
  for (let at = HEADER_SIZE; at < found.end; at += bytes.readUInt32LE(at + 4)) {
    const command = bytes.readUInt32LE(at);
    if (command === SIGNATURE) found.signature = at;
    if (command !== SEGMENT) continue;
    const name = bytes.toString("latin1", at + 8, at + 24).replace(/\0+$/, "");
    const segment = {
      at,
      offset: Number(bytes.readBigUInt64LE(at + 40)),
      size: Number(bytes.readBigUInt64LE(at + 48)),
    };
    if (name === "__TEXT") found.text = segment;
    if (name === "__LINKEDIT") found.linkedit = segment;
  }
  return found;
}

/** Returns the place of a new command for the signature. The first section follows the commands after some zeros. */
function addCommand(bytes, at) {
  if (bytes.subarray(at, at + SIGNATURE_COMMAND_SIZE).some((byte) => byte !== 0))
    throw new Error("There is no place for the command of the signature.");
  bytes.writeUInt32LE(bytes.readUInt32LE(16) + 1, 16);
  bytes.writeUInt32LE(bytes.readUInt32LE(20) + SIGNATURE_COMMAND_SIZE, 20);
  bytes.writeUInt32LE(SIGNATURE, at);
  bytes.writeUInt32LE(SIGNATURE_COMMAND_SIZE, at + 4);
  return at;
}

/** The last segment holds the signature. */
function declare(bytes, { linkedit, command, start, size }) {
  bytes.writeUInt32LE(start, command + 8);
  bytes.writeUInt32LE(size, command + 12);
  const total = BigInt(start + size - linkedit.offset);
  if (bytes.readBigUInt64LE(linkedit.at + 32) < total)
    bytes.writeBigUInt64LE(BigInt(roundUp(Number(total), MEMORY_PAGE)), linkedit.at + 32);
  bytes.writeBigUInt64LE(total, linkedit.at + 48);
}

function writeBlobs(made, { identifier, hashes, pages, limit, text }) {
  const length = hashes + pages * SHA256.size;
  for (const [index, value] of [SUPER_BLOB.magic, SUPER_BLOB.size + length, 1, 0, SUPER_BLOB.size].entries())
    made.writeUInt32BE(value, index * 4);
  const directory = made.subarray(SUPER_BLOB.size);
  const specials = 0;
  const numbers = [DIRECTORY.magic, length, DIRECTORY.version, FLAGS, hashes, DIRECTORY.size, specials, pages, limit];
  for (const [index, value] of numbers.entries()) directory.writeUInt32BE(value, index * 4);
  directory.set([SHA256.size, SHA256.type, 0, PAGE_BITS], 36);
  directory.writeBigUInt64BE(BigInt(text.offset), 64);
  directory.writeBigUInt64BE(BigInt(text.size), 72);
  directory.writeBigUInt64BE(MAIN_EXECUTABLE, 80);
  directory.write(`${identifier}\0`, DIRECTORY.size, "latin1");
}

function roundUp(number, step) {
  return Math.ceil(number / step) * step;
}
