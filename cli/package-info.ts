// Reads the package.json of this package.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Facts from the package.json of this package. */
export interface PackageInfo {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: { readonly "@pulumi/pulumi": string };
}

export function packageInfo(): PackageInfo {
  return JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as PackageInfo;
}
