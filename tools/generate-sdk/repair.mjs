// Corrects mistakes of Pulumi's program generators, and removes parts that a program does not need.

export function repairNodejs(text) {
  const [imports, program] = text.split(/\n\n([\s\S]*)/);
  return program.includes("pulumi.") ? text : `${withoutPulumi(imports)}\n\n${program}`;
}

const withoutPulumi = (imports) => imports.replace('import * as pulumi from "@pulumi/pulumi";\n', "");

export function repairGo(text, schema) {
  // The SDK calls a function `Lookup…` where `Get…` reads a resource; the programs call it `Get…`.
  const resources = Object.keys(schema.resources).map((token) => lastPart(token));
  const reads = new RegExp(`\\.Get(${resources.join("|")})(OutputArgs|Output|Args|)\\b`, "g");
  const called = text.replaceAll(reads, ".Lookup$1$2");
  // The result of a function that is called at once is no output.
  const results = [...called.matchAll(/\b(\w+), err := vonage\.(?!New)\w+\(/g)].map(([, variable]) => variable);
  if (results.length === 0) return called;
  const exports = new RegExp(`(ctx\\.Export\\("\\w+", )((?:${results.join("|")})\\.\\w+)\\)`, "g");
  return called.replaceAll(exports, "$1pulumi.Any($2))");
}

export function repairJava(text, schema) {
  const own = `${schema.language.java.basePackage}.${schema.name}`;
  const [, head, imports, body] = /^([\s\S]*?)((?:import [^\n]*\n)+)([\s\S]*)$/.exec(text);
  // The generator knows only packages that begin with com.pulumi.
  const imported = imports.replaceAll(`import com.pulumi.${schema.name}.`, `import ${own}.`).trim().split("\n");
  const { text: repaired, enums } = nameChoices(unwrapOptionals(body, schema), schema);
  const names = [...repaired.matchAll(/\b([A-Z]\w*)(?:\.builder\(\)|::)/g)].map(([, name]) => name);
  // It forgets the types of lists.
  const forgotten = names.filter(
    (name) => name.endsWith("Args") && !imported.some((line) => line.endsWith(`.${name};`)),
  );
  const all = [
    ...imported,
    ...forgotten.map((name) => `import ${own}.inputs.${name};`),
    ...enums.map((name) => `import ${own}.enums.${name};`),
    "import java.util.Optional;",
  ];
  const needed = [...new Set(all)].filter((line) => new RegExp(`\\b${lastPart(line, /\W/)}\\b`).test(repaired));
  return `${head}${needed.sort().join("\n")}\n${repaired}`;
}

/** A builder takes the values of an enum by their names, and the generator writes them as texts. */
function nameChoices(body, schema) {
  const enums = new Set();
  const builders = [];
  const steps = /(\w+)Args\.builder\(\)|\.build\(\)|\.(\w+)\(\s*("[^"\n]*"(?:,\s*"[^"\n]*")*)\)/g;
  const text = body.replaceAll(steps, (whole, builder, property, values) => {
    if (builder) builders.push(builder);
    else if (!property) builders.pop();
    const type = property && enumOf(schema, builders.at(-1), property);
    if (!type) return whole;
    enums.add(type);
    const { enum: choices } = schema.types[`${schema.name}:index:${type}`];
    const named = JSON.parse(`[${values}]`).map((value) => choices.find((each) => each.value === value).name);
    return `.${property}(${named.map((name) => `${type}.${name}`).join(", ")})`;
  });
  return { text, enums: [...enums] };
}

/** The name of the enum type that a property of these arguments has. */
function enumOf({ name, types, resources, functions }, owner = "", property) {
  const token = (one) => `${name}:index:${one}`;
  const properties =
    resources[token(owner)]?.inputProperties ??
    types[token(owner)]?.properties ??
    functions[token(owner.replace(/^./, (letter) => letter.toLowerCase()))]?.inputs.properties;
  const { $ref = properties?.[property]?.items?.$ref } = properties?.[property] ?? {};
  const type = $ref?.replace("#/types/", "");
  return types[type]?.enum && lastPart(type);
}

/** An output that may be absent is an Optional, and no input accepts one. */
function unwrapOptionals(body, schema) {
  const types = Object.fromEntries(
    [...body.matchAll(/\bvar (\w+) = new (\w+)\(/g)].map(([, variable, type]) => [variable, type]),
  );
  return body.replaceAll(/\.(\w+)\((\w+)\.(\w+)\(\)\)/g, (whole, input, variable, output) => {
    const resource = schema.resources[`${schema.name}:index:${types[variable]}`];
    if (!resource || resource.required.includes(output)) return whole;
    return `.${input}(${variable}.${output}().applyValue(Optional::orElseThrow))`;
  });
}

/** The class name of an import. For `com.pulumi.core.Output;` it is `Output`. */
const lastPart = (text, separator = ":") => text.split(separator).filter(Boolean).at(-1);
