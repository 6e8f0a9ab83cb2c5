// A stand-in for the plugin of @pulumi/command, for machines that cannot have it: it serves command:local:Command as far
// as the examples use it, over the protocol that every Pulumi plugin speaks.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";

const { main } = createRequire(import.meta.url)("@pulumi/pulumi/provider");

const text = { type: "string" };
const inputs = {
  create: text,
  update: text,
  delete: text,
  stdin: text,
  environment: { type: "object", additionalProperties: text },
  triggers: { type: "array", items: { $ref: "pulumi.json#/Any" } },
};
const outputs = { stdout: text, stderr: text };
const version = "1.1.3";
const schema = {
  name: "command",
  version,
  resources: {
    "command:local:Command": {
      inputProperties: inputs,
      properties: { ...inputs, ...outputs },
      required: Object.keys(outputs),
    },
  },
};

const differs = (a, b, key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]);

/** The value itself where the engine marks it as a secret. */
const plain = (value) => (value?.["4dabf18193072939515e22adb298388d"] ? value.value : value);

/** What the command has written. */
function run(command, { stdin, environment }) {
  if (!command) return { stdout: "", stderr: "" };
  const env = { ...process.env, ...environment };
  const input = plain(stdin) ?? "";
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", command], { input, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`exit status ${status}: running "${command}":\n${stderr}`);
  return { stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
}

await main(
  {
    version,
    schema: JSON.stringify(schema),

    async check(_urn, _olds, news) {
      return { inputs: news };
    },

    async diff(_id, _urn, olds, news) {
      const changed = Object.keys(inputs).filter((key) => differs(olds, news, key));
      return { changes: changed.length > 0, replaces: changed.filter((key) => key === "triggers") };
    },

    async create(_urn, news) {
      return { id: `command${randomBytes(16).toString("hex")}`, outs: { ...news, ...run(news.create, news) } };
    },

    async read(id, _urn, props) {
      return { id, props };
    },

    async update(_id, _urn, _olds, news) {
      return { outs: { ...news, ...run(news.update ?? news.create, news) } };
    },

    async delete(_id, _urn, olds) {
      run(olds.delete, olds);
    },
  },
  process.argv.slice(2),
);
