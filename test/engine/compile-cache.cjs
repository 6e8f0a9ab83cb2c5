// Keeps the compiled code of the packages in node_modules, for all processes that the tests start. To load Pulumi's SDK
// is most of what an operation of the engine costs. Node 22 can do this by itself. For Node 20 it is done here, and only
// for packages: each process compiles our own code anew. A process that is killed leaves no half-written file in use.
"use strict";
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const packages = join(__dirname, "../../node_modules");
const folder = join(packages, ".cache/pulumi-vonage/compiled", `${process.version}-${process.arch}`);

/** Scripts that no file holds yet, by the names of their files. */
const fresh = new Map();

if (Module.enableCompileCache) Module.enableCompileCache(folder);
else install();

function install() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, format, ...more) {
    const script = isPackaged(filename) && format !== "module" ? scriptOf(content, filename) : undefined;
    if (!script) return compile.call(this, content, filename, format, ...more);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, requireFor(this), this, filename, dirname(filename));
  };
  process.on("exit", save);
  // Compiled code is good only under the flags that it was saved under. Pulumi's SDK sets one while it loads.
  const setFlags = v8.setFlagsFromString;
  v8.setFlagsFromString = (flags) => {
    save();
    setFlags(flags);
  };
}

function isPackaged(filename) {
  return filename.startsWith(packages + sep);
}

/** The script of a CommonJS module. Nothing for all others: Node sees by the syntax what they are. */
function scriptOf(content, filename) {
  const stats = statSync(filename, { throwIfNoEntry: false });
  if (!stats) return undefined;
  const parts = [filename, stats.size, stats.ctimeMs, v8.cachedDataVersionTag()];
  const key = createHash("sha256").update(parts.join(" ")).digest("hex");
  const file = join(folder, key);
  const cachedData = read(file);
  const script = compiled(content, filename, cachedData);
  if (script && (!cachedData || script.cachedDataRejected)) keep(file, script);
  return script;
}

function compiled(content, filename, cachedData) {
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const columnOffset = -Module.wrapper[0].length;
  try {
    return new vm.Script(Module.wrap(content), { filename, columnOffset, cachedData, importModuleDynamically });
  } catch {
    return undefined;
  }
}

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Pulumi kills plugins, so they save what they have compiled soon after they have loaded it. */
function keep(file, script) {
  if (fresh.size === 0) setTimeout(save, 100).unref();
  fresh.set(file, script);
}

function save() {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, script] of fresh) {
      const temporary = `${file}.${process.pid}`;
      writeFileSync(temporary, script.createCachedData());
      renameSync(temporary, file);
    }
  } catch {
    // Without the cache everything works as well, only slower.
  }
  fresh.clear();
}

/** The function `require` of a module, as Node makes it. */
function requireFor(module) {
  const require = (id) => module.require(id);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}
