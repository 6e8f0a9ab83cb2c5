// The file SHA256SUMS of a folder, as `sha256sum --check` reads it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAME = "SHA256SUMS";

export const checksums = {
  file: (folder) => join(folder, NAME),

  write(folder) {
    writeFileSync(this.file(folder), sumsOf(folder));
  },

  /** Throws unless it names every file of the folder with its checksum. */
  check(folder) {
    if (readFileSync(this.file(folder), "utf8") !== sumsOf(folder))
      throw new Error(`${this.file(folder)} does not fit the files of its folder.`);
  },
};

function sumsOf(folder) {
  const files = readdirSync(folder).filter((name) => name !== NAME);
  return files
    .sort()
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex")}  ${name}\n`,
    )
    .join("");
}
