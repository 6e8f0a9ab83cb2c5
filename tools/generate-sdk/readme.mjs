// Writes the README of an SDK: its purpose, its installation, and the example program in its language.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** `fence` is the language of the code block; `install` the lines of a shell; `example` a path in the repository. */
export async function readme(root, schema, { title, language, fence, install, example }) {
  const program = await readFile(join(root, example), "utf8");
  return `# ${title}

${schema.description} This is the SDK for ${language}. It is generated from the schema of the package, so do not edit it.

\`\`\`${install.fence}
${install.text.trim()}
\`\`\`

The engine needs the plugin, too:

\`\`\`sh
pulumi plugin install resource ${schema.name} v${schema.version} --server ${schema.pluginDownloadURL}
\`\`\`

## Example

\`\`\`${fence}
${program.trim()}
\`\`\`

The account comes from the stack's configuration (\`vonage:apiKey\`, \`vonage:apiSecret\`), or from \`VONAGE_API_KEY\` and
\`VONAGE_API_SECRET\`. The documentation is at ${schema.homepage}.
`;
}
