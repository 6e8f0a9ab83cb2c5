// Generates docs/reference/.
const NOTE = "<!-- Generated from the types in provider/resources by `npm run generate`. Do not edit. -->";

/** The pages of the reference, by file name: one for each resource. */
export function makeReference(definitions) {
  const types = Object.keys(definitions).filter((name) => name.endsWith("State"));
  const pages = types.map((name) => page(name.replace(/State$/, ""), definitions));
  const index = types.map((name) => name.replace(/State$/, "")).map((name) => `- [Vonage${name}](${fileOf(name)})`);
  return {
    "docs/reference/README.md": `${NOTE}\n\n# Reference\n\n${index.join("\n")}\n`,
    ...Object.fromEntries(pages),
  };
}

const fileOf = (name) => `${name.toLowerCase()}.md`;

function page(name, definitions) {
  const inputs = definitions[`${name}Inputs`];
  const state = definitions[`${name}State`];
  const outputs = Object.keys(state.properties).filter((key) => !same(state.properties[key], inputs.properties[key]));
  const nested = reachable(inputs, definitions);
  const text = [
    NOTE,
    `# Vonage${name}`,
    inputs.description ?? "",
    `Type: \`pulumi-nodejs:dynamic/vonage:${name}\``,
    "## Inputs",
    table(inputs, definitions),
    "## Outputs",
    `Every input is also an output. These outputs are additional, or have another meaning:`,
    table({ ...state, properties: pick(state.properties, outputs) }, definitions, true),
    "## Types",
    ...nested.flatMap((type) => [
      `### ${type}`,
      definitions[type].description ?? "",
      table(definitions[type], definitions),
    ]),
    legend,
  ];
  return [`docs/reference/${fileOf(name)}`, `${text.join("\n\n")}\n`];
}

const legend = `## How to read the tables

**Default**: the documented default. *seen* is a default that the service has been seen to choose, if no document names it
or a document names another one.

**Who fills it**: *program* means that the property is absent if the program does not declare it, and that it is removed when
the program drops it. *Vonage* (or *this machine*) chooses a value if the program declares none. When the program drops its
value, the property goes back to that choice.

**Change**: how a change reaches the service. *in place* is one update of the resource; *replaces* makes a new one;
*in state only* sends nothing.

**Source**: where the fact comes from. *documentation* is Vonage's own; *captured answers* are answers of the real
service; the rest says what it is.`;

function table(type, definitions, outputs = false) {
  const rows = Object.entries(type.properties ?? {}).map(([key, schema]) =>
    row(key, schema, type, definitions, outputs),
  );
  if (rows.length === 0) return "It has no properties.";
  const head = ["Property", "Type", "Meaning", "Default", "Who fills it", "On the wire", "Change", "Source"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function row(key, schema, type, definitions, outputs) {
  const required = !outputs && type.required?.includes(key) ? " (required)" : "";
  const secret = schema.secret ? " *Secret.*" : "";
  const deprecated = schema.deprecated ? ` *Deprecated: ${escape(schema.deprecated)}*` : "";
  return [
    `\`${key}\`${required}`,
    typeText(schema, definitions) + limits(schema),
    escape(schema.description ?? "") + secret + deprecated,
    defaults(schema),
    fills(schema, key),
    wire(key, schema),
    schema.replaceOnChanges ? "replaces" : schema.local && !rotates(key, schema) ? "in state only" : "in place",
    escape(schema.source ?? ""),
  ];
}

/** Whether the property itself is never sent, but its change sends a new public key. A credential only signs requests. */
const rotates = (key, { credential }) => !credential && (key === "keyTriggers" || key === "privateKey");

function defaults({ default: documented, observed }) {
  const said = documented === undefined ? [] : [`\`${JSON.stringify(documented)}\``];
  return [...said, ...(observed === undefined ? [] : [`seen: \`${JSON.stringify(observed)}\``])].join("; ");
}

function fills(schema, key) {
  if (!schema.computed) return "program";
  return key === "publicKey" || key === "privateKey" ? "this machine" : "Vonage";
}

function wire(key, schema) {
  if (schema.local) return "not sent";
  if (schema.unmodelled) return "by its own name";
  return `\`${schema.wireName ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}\``;
}

function typeText(schema, definitions) {
  if (schema.$ref) {
    const name = nameOf(schema);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (schema.type === "array") return `list of ${typeText(schema.items, definitions)}`;
  if (schema.type === "object") return "map with keys of your own";
  return schema.type ?? "any value";
}

function limits({ minimum, maximum, minLength, pattern, format, refusal }) {
  const said = [
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : undefined,
    minimum !== undefined && maximum === undefined ? `at least ${minimum}` : undefined,
    minLength && !pattern ? "not empty" : undefined,
    format === "url" ? "http or https URL" : format,
    refusal ? escape(refusal) : undefined,
  ].filter(Boolean);
  return said.length > 0 ? `; ${said.join("; ")}` : "";
}

function reachable(type, definitions, found = []) {
  for (const schema of Object.values(type.properties ?? {})) {
    const target = schema.$ref ? schema : schema.items?.$ref ? schema.items : undefined;
    if (!target || found.includes(nameOf(target))) continue;
    found.push(nameOf(target));
    reachable(definitions[nameOf(target)], definitions, found);
  }
  return found;
}

const nameOf = ({ $ref }) => $ref.split("/").pop();
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));
const escape = (text) => text.replaceAll("\n", " ").replaceAll("|", "\\|");
