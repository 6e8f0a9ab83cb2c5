// Writes the README of an SDK: its purpose, its installation, and the example of the documentation's first page.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** `fence` is the language of the example; `install` is a block of code. */
export async function readme(root, schema, { title, language, fence, install }) {
  const program = programIn(await readFile(join(root, "docs", "snippets", "User.md"), "utf8"), fence);
  return `# ${title}

${schema.description} This is the SDK for ${language}. It is generated from the schema of the package, so do not edit it.

\`\`\`${install.fence}
${install.text.trim()}
\`\`\`

Pulumi downloads the plugin when a program first needs it. To install it yourself:

\`\`\`sh
pulumi plugin install resource ${schema.name} v${schema.version} --server ${schema.pluginDownloadURL}
\`\`\`

## Example

\`\`\`${fence}
${program.trim()}
\`\`\`

The account comes from the stack's configuration, or from \`VONAGE_API_KEY\` and \`VONAGE_API_SECRET\`:

\`\`\`sh
pulumi config set ${schema.name}:apiKey 12345678
pulumi config set --secret ${schema.name}:apiSecret
\`\`\`

The documentation is at ${schema.homepage}.
`;
}

/** The program in one language on the page of an example. */
export function programIn(page, fence) {
  return new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\``, "m").exec(page)[1];
}
