// Runs plugin.js. It keeps the compiled code beside it, so that no later start compiles it again.
"use strict";
const { createHash } = require("node:crypto");
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

const HASH_BYTES = 32;
const file = join(__dirname, "plugin.js");
const kept = join(__dirname, `compiled-${process.version}-${process.arch}.bin`);
const source = readFileSync(file, "utf8");
const cachedData = compiledBefore();
if (!cachedData) process.once("exit", keepCompiled);

const plugin = { exports: {} };
scriptOf(cachedData).runInThisContext()(plugin.exports, createRequire(file), plugin, file, __dirname);

function scriptOf(cachedData) {
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;
  return new Script(wrapped, { filename: file, cachedData });
}

/** The kept code, if it is whole and was made from this source. V8 itself compares only the length of the source. */
function compiledBefore() {
  try {
    const content = readFileSync(kept);
    const code = content.subarray(HASH_BYTES);
    return content.subarray(0, HASH_BYTES).equals(hashOf(code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Compiles every function, also those that this process never called, and keeps the code if the folder can be written. */
function keepCompiled() {
  setFlagsFromString("--no-lazy");
  setFlagsFromString("--no-compilation-cache");
  const script = scriptOf();
  setFlagsFromString("--compilation-cache");
  setFlagsFromString("--lazy"); // V8 takes the code only under the flags that it was kept under.
  const code = script.createCachedData();
  const draft = `${kept}.${process.pid}`;
  try {
    writeFileSync(draft, Buffer.concat([hashOf(code), code]));
    renameSync(draft, kept); // Another process sees the whole file or none.
  } catch {
    // The next start compiles again.
  }
}

function hashOf(code) {
  return createHash("sha256").update(source).update(code).digest();
}
