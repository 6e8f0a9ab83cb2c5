// Writes the files that start a bundled plugin: Pulumi's executable, and two scripts for Node.
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes them beside `plugin.js`. `oldest` is the oldest version of Node that runs it: `[major, minor]`. */
export function writeStart(folder, { name, title, oldest }) {
  const words = {
    NAME: name,
    TITLE: title,
    NEEDED: `Node.js ${oldest.join(".")} or newer: https://nodejs.org`,
    OLDEST_MAJOR: oldest[0],
    OLDEST_MINOR: oldest[1],
  };
  const filled = (file) =>
    readFileSync(join(import.meta.dirname, file), "utf8").replace(
      new RegExp(Object.keys(words).join("|"), "g"),
      (word) => words[word],
    );
  writeFileSync(join(folder, name), filled("launcher.sh"));
  chmodSync(join(folder, name), 0o755);
  writeFileSync(join(folder, "start.js"), filled("start.js"));
  copyFileSync(join(import.meta.dirname, "load.js"), join(folder, "load.js"));
}
