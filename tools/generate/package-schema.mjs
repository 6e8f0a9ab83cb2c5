// Makes Pulumi's package schema, schema.json, from the types of the resources and functions and from the settings.
import { enumName, enumTypeNames } from "./enum-names.mjs";

const PACKAGE = "vonage";
const DYNAMIC = "pulumi-nodejs:dynamic/vonage:";
const ANY = { $ref: "pulumi.json#/Any" };
/** If the program declares no name, every host uses the logical name of the resource. */
const NAMED_BY_ITSELF = "name";
/** In Java and Go, an integer of the schema has 32 bits. */
const GREATEST_INTEGER = 2 ** 31 - 1;

const token = (name) => `${PACKAGE}:index:${name}`;
const reference = (name) => ({ $ref: `#/types/${token(name)}` });
const nameOf = ({ $ref }) => $ref.split("/").pop();
const mapped = (object, value) =>
  Object.fromEntries(Object.entries(object).map(([key, one]) => [key, value(one, key)]));

/**
 * `definitions` are the types as JSON Schema, `about` is package.json, and `settings` is the provider's list of settings.
 * `catalogue` has for each resource its description, the form of an import id, and the inputs of a list. `exampleOf`
 * returns the example of a resource or a function, its title first.
 */
export function makePackageSchema(definitions, { about, settings, catalogue, exampleOf }) {
  const address = about.repository.url.replace(/^git\+https:\/\/|\.git$/g, "");
  const [, owner, repository] = address.split("/");
  const typeOfEnum = enumTypeNames(definitions);
  const tops = Object.keys(definitions).filter((name) => /(Inputs|State|Outputs)$/.test(name));
  const stems = (suffix) => tops.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  const resources = stems("State");
  const functions = stems("Outputs");

  const shape = (schema, owner, key) => {
    if (schema.$ref) return reference(nameOf(schema));
    if (schema.enum) return reference(typeOfEnum(owner, key, schema.enum));
    if (schema.type === "array") return { type: "array", items: shape(schema.items ?? {}, owner, key) };
    if (schema.type === "object")
      return {
        type: "object",
        additionalProperties: isSchema(schema.additionalProperties)
          ? shape(schema.additionalProperties, owner, key)
          : ANY,
      };
    if (schema.type === "integer")
      return { type: schema.maximum !== undefined && schema.maximum <= GREATEST_INTEGER ? "integer" : "number" };
    return schema.type === undefined ? ANY : { type: schema.type };
  };
  const property =
    (owner, extra = () => ({})) =>
    (schema, key) => ({
      description: textOf(schema),
      ...shape(schema, owner, key),
      ...(schema.secret ? { secret: true } : {}),
      ...(schema.deprecated ? { deprecationMessage: schema.deprecated } : {}),
      ...extra(schema),
    });
  const replacing = ({ replaceOnChanges }) => (replaceOnChanges ? { replaceOnChanges: true } : {});
  const object = (name, { without = [], extra } = {}) => {
    const { properties = {}, required = [] } = definitions[name];
    const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => !without.includes(key)));
    return {
      properties: mapped(kept, property(name, extra)),
      required: required.filter((key) => key in kept),
    };
  };

  const resource = (name) => {
    const inputs = object(`${name}Inputs`, { extra: replacing });
    const state = object(`${name}State`, { extra: replacing });
    const { description, importId, listInputs } = catalogue[name];
    return {
      description: [
        description,
        ...examples(exampleOf(name)),
        `## Import\n\nThe id of an import is \`${importId}\`:\n\n\`\`\`sh\npulumi import ${token(name)} NAME '${importId}'\n\`\`\``,
      ].join("\n\n"),
      ...state,
      inputProperties: inputs.properties,
      requiredInputs: inputs.required.filter((key) => key !== NAMED_BY_ITSELF),
      stateInputs: {
        description: `The ${name.toLowerCase()} as the service shows it.`,
        type: "object",
        properties: state.properties,
      },
      listInputs: {
        description: `The selection of objects to list.`,
        type: "object",
        properties: mapped(pick(definitions[`${name}State`].properties, listInputs), property(`${name}State`)),
        required: listInputs.filter((key) => definitions[`${name}Inputs`].required.includes(key)),
      },
      aliases: [{ type: DYNAMIC + name }],
    };
  };

  const call = (name) => ({
    description: [definitions[`${name}Inputs`].description, ...examples(exampleOf(lowered(name)))].join("\n\n"),
    inputs: { type: "object", ...object(`${name}Inputs`) },
    outputs: { type: "object", ...object(`${name}Outputs`) },
  });

  const types = {};
  for (const [name, definition] of Object.entries(definitions)) {
    if (!tops.includes(name))
      types[token(name)] = { type: "object", description: definition.description, ...object(name) };
    for (const [key, schema] of Object.entries(definition.properties ?? {})) {
      const choice = schema.enum ? schema : schema.items?.enum ? schema.items : undefined;
      if (choice) types[token(typeOfEnum(name, key, choice.enum))] = enumeration(key, choice);
    }
  }

  const variables = Object.fromEntries(settings.map((setting) => [setting.key, variableOf(setting)]));
  const members = {
    resources: Object.fromEntries(resources.map((name) => [token(name), resource(name)])),
    functions: Object.fromEntries(functions.map((name) => [token(lowered(name)), call(name)])),
  };
  return {
    name: PACKAGE,
    displayName: "Vonage",
    version: about.version,
    description: "A Pulumi package to manage Vonage applications, their users and phone numbers.",
    keywords: ["pulumi", "vonage", "nexmo", "communications", "category/cloud", "kind/native"],
    homepage: `https://${address}`,
    license: about.license,
    repository: `https://${address}`,
    logoUrl: `https://raw.githubusercontent.com/${owner}/${repository}/main/docs/logo.svg`,
    pluginDownloadURL: `github://api.github.com/${owner}`,
    publisher: owner,
    config: { variables },
    types: reached(types, members),
    provider: {
      description: "A Vonage account, and the settings for its requests. Each provider works with one account.",
      inputProperties: variables,
    },
    ...members,
    language: languages(owner, address),
  };
}

/**
 * The form of examples that Pulumi's generators and its registry understand: each shows only the blocks of its
 * language.
 */
function examples(text) {
  if (!text) return [];
  return [
    `{{% examples %}}\n## Example Usage\n\n{{% example %}}\n### ${text.trim()}\n\n{{% /example %}}\n{{% /examples %}}`,
  ];
}

/** The names and options of the packages of each language. */
function languages(owner, address) {
  return {
    nodejs: { packageName: `@${owner}/vonage`, packageDescription: "Vonage for Pulumi", respectSchemaVersion: true },
    python: { packageName: "pulumi_vonage", pyproject: { enabled: true }, respectSchemaVersion: true },
    go: {
      importBasePath: `${address}/sdk/go/${PACKAGE}`,
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    csharp: {
      rootNamespace: "PulumiVonage",
      packageReferences: { Pulumi: "3.*" },
      respectSchemaVersion: true,
    },
    java: {
      basePackage: "io.github.pulumivonage",
      // No build files: the generator's own name servers of Maven. tools/generate-sdk makes a pom.xml.
      dependencies: {
        "com.pulumi:pulumi": "1.36.1",
        "com.google.code.gson:gson": "2.8.9",
        "com.google.code.findbugs:jsr305": "3.0.2",
      },
    },
  };
}

/** A default is only described and never filled in, because inputs that the program leaves out must stay undeclared. */
function textOf({ description = "", default: documented, observed, minimum, maximum }) {
  const said = [
    minimum !== undefined && maximum !== undefined ? `Allowed: ${minimum} to ${maximum}.` : undefined,
    minimum !== undefined && maximum === undefined ? `Allowed: ${minimum} or more.` : undefined,
    documented !== undefined ? `Default: ${spoken(documented)}.` : undefined,
    documented === undefined && observed !== undefined
      ? `Vonage has been seen to choose ${spoken(observed)}.`
      : undefined,
  ];
  return [description.replaceAll(/(?<!\n)\n(?!\n)/g, " "), ...said].filter(Boolean).join(" ");
}

function variableOf({ kind, secret, environment, description, unit, ...limits }) {
  const { default: initial, least, greatest } = limits;
  const text = textOf({
    description: described(description, unit),
    default: initial,
    minimum: least,
    maximum: greatest,
  });
  return {
    description: text,
    ...(kind === "map"
      ? { type: "object", additionalProperties: { type: "string" } }
      : { type: kind === "number" ? "number" : "string" }),
    ...(secret ? { secret: true } : {}),
    // A map of keys does not fit into one environment variable.
    ...(environment && kind !== "map" ? { defaultInfo: { environment: [environment] } } : {}),
  };
}

/** Adds the unit and the full stop. Descriptions of settings end without it, because they stand in tables. */
function described(description, unit) {
  return `${description}${unit === "seconds" ? ", in seconds" : ""}.`;
}

function enumeration(key, { enum: values }) {
  const description = `What \`${key}\` can be.`;
  return { type: "string", description, enum: values.map((value) => ({ name: enumName(value), value })) };
}

/** The types that the members refer to, and those that these refer to, in the order of their names. */
function reached(types, members) {
  const found = new Set();
  const visit = (value) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/types\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(types[name]);
    }
  };
  visit(members);
  return Object.fromEntries([...found].sort().map((name) => [name, types[name]]));
}

function isSchema(schema) {
  return typeof schema === "object" && schema !== null;
}

const spoken = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const lowered = (name) => name[0].toLowerCase() + name.slice(1);
const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));
