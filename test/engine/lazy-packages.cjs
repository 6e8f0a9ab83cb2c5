// Loads some parts of Pulumi's SDK only when they are used. Three packages serialize functions, which our resources do not
// need. The Automation API is for programs that deploy. Together they are more than half of what loading the SDK costs.
"use strict";
const Module = require("node:module");

/** The parts, each with the end of the path of the file that loads it. */
const LAZY = [
  ["@pulumi/pulumi/runtime/closure/codePaths.js", "@npmcli/arborist"],
  ["@pulumi/pulumi/runtime/closure/codePaths.js", "normalize-package-data"],
  ["@pulumi/pulumi/typescript-shim.js", "typescript"],
  ["@pulumi/pulumi/index.js", "./automation"],
];

const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!isLazy(request, parent)) return load.call(this, request, parent, isMain);
  // A package that is missing must fail now: Pulumi's SDK then loads another one.
  Module._resolveFilename(request, parent, false);
  let loaded;
  const get = (_target, key) => {
    if (key === "__esModule") return true;
    loaded ??= load(request, parent, false);
    return key === "default" && !loaded.__esModule ? loaded : loaded[key];
  };
  return new Proxy({}, { get });
};

function isLazy(request, parent) {
  const filename = (parent?.filename ?? "").replaceAll("\\", "/");
  return LAZY.some(([file, name]) => name === request && filename.endsWith(file));
}
