// Reads the headers of executables for each kind of machine.
import { createHash } from "node:crypto";
import { expect } from "vitest";

/** The header of a program for Linux. */
export function elf(bytes: Buffer) {
  expect(bytes.toString("latin1", 0, 4)).toBe("\x7fELF");
  return { bits: bytes[4] === 2 ? 64 : 32, isLittleEndian: bytes[5] === 1, cpu: bytes.readUInt16LE(18) };
}

/** The header of a program for Windows. */
export function portableExecutable(bytes: Buffer) {
  expect(bytes.toString("latin1", 0, 2)).toBe("MZ");
  const header = bytes.readUInt32LE(0x3c);
  expect(bytes.toString("latin1", header, header + 4)).toBe("PE\0\0");
  const optional = header + 24;
  return {
    cpu: bytes.readUInt16LE(header + 4),
    isExecutable: (bytes.readUInt16LE(header + 22) & 2) !== 0,
    isConsole: bytes.readUInt16LE(optional + 68) === 3,
    isSigned: bytes.readBigUInt64LE(optional + 144) !== 0n,
  };
}

/** The load commands of a program for macOS, and its signature. */
export function machO(bytes: Buffer) {
  expect(bytes.readUInt32LE(0)).toBe(0xfeedfacf);
  const name = (at: number) => bytes.toString("latin1", at, at + 16).replace(/\0+$/, "");
  const data: string[] = [];
  let lastSegment = { start: 0, end: 0 };
  let [start, end] = [0, 0];
  let at = 32;
  for (let left = bytes.readUInt32LE(16); left > 0; left--) {
    const kind = bytes.readUInt32LE(at);
    if (kind === 0x19) {
      const offset = Number(bytes.readBigUInt64LE(at + 40));
      lastSegment = { start: offset, end: offset + Number(bytes.readBigUInt64LE(at + 48)) };
      if (name(at + 8) === "NODE_SEA") data.push(name(at + 8), name(at + 72));
    }
    if (kind === 0x1d) {
      start = bytes.readUInt32LE(at + 8);
      end = start + bytes.readUInt32LE(at + 12);
    }
    at += bytes.readUInt32LE(at + 4);
  }
  return {
    cpu: bytes.readUInt32LE(4),
    isProgram: bytes.readUInt32LE(12) === 2,
    data,
    command: { end, isInLastSegment: lastSegment.start < start && lastSegment.end === end },
    signature: signatureOf(bytes.subarray(0, start), bytes.subarray(start)),
  };
}

/** A signature of Apple that holds only a code directory. Its numbers are big-endian. */
function signatureOf(signed: Buffer, signature: Buffer) {
  expect(signature.readUInt32BE(0)).toBe(0xfade0cc0);
  expect(signature.readUInt32BE(8)).toBe(1);
  const directory = signature.subarray(signature.readUInt32BE(16));
  expect(directory.readUInt32BE(0)).toBe(0xfade0c02);
  const [flags, hashes, identifier] = [12, 16, 20].map((at) => directory.readUInt32BE(at)) as [number, number, number];
  expect(directory.readUInt32BE(32)).toBe(signed.length);
  const page = 2 ** directory[39]!;
  const count = directory.readUInt32BE(28);
  expect(count).toBe(Math.ceil(signed.length / page));
  const pages = Array.from({ length: count }, (_, index) => index);
  return {
    identifier: directory.toString("latin1", identifier, directory.indexOf(0, identifier)),
    isAdHoc: (flags & 2) !== 0,
    wrongPages: pages.filter((index) => {
      const expected = directory.subarray(hashes + index * 32, hashes + (index + 1) * 32);
      const content = signed.subarray(index * page, (index + 1) * page);
      return !createHash("sha256").update(content).digest().equals(expected);
    }),
  };
}
