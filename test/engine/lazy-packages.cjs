// Loads two large packages of Pulumi's SDK only when they are used. They serialize functions, which our resources do not
// need, and are more than half of what loading the SDK costs.
"use strict";
const Module = require("node:module");

/** The packages, by the end of the path of the only file that loads them. */
const LAZY = new Map([
  ["@pulumi/pulumi/runtime/closure/codePaths.js", "@npmcli/arborist"],
  ["@pulumi/pulumi/typescript-shim.js", "typescript"],
]);

const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!isLazy(request, parent)) return load.call(this, request, parent, isMain);
  // A package that is missing must fail now: Pulumi's SDK then loads another one.
  Module._resolveFilename(request, parent, false);
  let loaded;
  const get = (_target, key) => (key === "__esModule" ? true : (loaded ??= load(request, parent, false))[key]);
  return new Proxy({}, { get });
};

function isLazy(request, parent) {
  const filename = (parent?.filename ?? "").replaceAll("\\", "/");
  return [...LAZY].some(([file, name]) => name === request && filename.endsWith(file));
}
