// Checks workflows of GitHub Actions with GitHub's own language service.
import type * as languageservice from "@actions/languageservice" with { "resolution-mode": "import" };
import { buildSync } from "esbuild";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { root } from "../engine/pulumi";

/** The actions that the pages use, with those of their inputs that the pages give. */
const ACTIONS: Record<string, readonly string[]> = {
  "actions/checkout@v4": [],
  "actions/setup-node@v4": ["node-version", "cache"],
};

const actionsMetadataProvider = {
  fetchActionMetadata({ owner, name, ref }: { owner: string; name: string; ref: string }) {
    const inputs = ACTIONS[`${owner}/${name}@${ref}`];
    const described = inputs?.map((input) => [input, { description: input }] as const);
    return Promise.resolve(described && { name, description: name, inputs: Object.fromEntries(described) });
  },
};

const { validate } = languageService();

/** What GitHub's language service has against a workflow, each with its line. */
export async function complaintsAbout(workflow: string): Promise<string[]> {
  // The service remembers the workflow of an address.
  const address = `file:///.github/workflows/${randomUUID()}.yml`;
  const found = await validate(TextDocument.create(address, "yaml", 1, workflow), { actionsMetadataProvider });
  const textOf = ({ message }: (typeof found)[number]) => (typeof message === "string" ? message : message.value);
  return found.map((each) => `line ${each.range.start.line + 1}: ${textOf(each)}`);
}

/** Node cannot load the package as it is, because it imports JSON without saying so. */
function languageService(): Pick<typeof languageservice, "validate"> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-workflows-"));
  const outfile = join(folder, "languageservice.cjs");
  const stdin = { contents: 'export { validate } from "@actions/languageservice";', resolveDir: root };
  try {
    buildSync({ stdin, outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
    return createRequire(__filename)(outfile) as typeof languageservice;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
