// Loads a TypeScript module of the provider into a tool of this folder.
import { build } from "esbuild";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The exports of the module. `definitions` replace the generated file, which may be stale at this moment. */
export async function load(path, definitions) {
  const fresh = {
    name: "fresh-definitions",
    setup: ({ onLoad }) =>
      onLoad({ filter: /provider\/schema\/definitions\.json$/ }, () => ({
        contents: JSON.stringify(definitions),
        loader: "json",
      })),
  };
  const { outputFiles } = await build({
    entryPoints: [root + path],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    packages: "external",
    absWorkingDir: root,
    plugins: [fresh],
    logLevel: "error",
  });
  const module = { exports: {} };
  const evaluate = new Function("module", "exports", "require", outputFiles[0].text);
  evaluate(module, module.exports, createRequire(root + path));
  return module.exports;
}
