// A stand-in for the plugin of @pulumi/random, for machines that cannot install it. It serves RandomPet and RandomId as
// far as the examples use them, over the protocol of Pulumi's plugins.
import { randomBytes, randomInt } from "node:crypto";
import { createRequire } from "node:module";

const { main } = createRequire(import.meta.url)("@pulumi/pulumi/provider");

const words = [
  ["gently", "openly", "rarely", "solely", "vastly"],
  ["brave", "calm", "keen", "mild", "proud"],
  ["crane", "gecko", "heron", "otter", "quail"],
];

const kinds = {
  "random:index/randomPet:RandomPet": {
    complete: ({ length = 2, separator = "-", ...rest }) => ({ length, separator, ...rest }),
    make({ length, separator, prefix }) {
      const lists = words.slice(-Math.min(length, words.length));
      const name = lists.map((list) => list[randomInt(list.length)]);
      return { id: [...(prefix ? [prefix] : []), ...name].join(separator) };
    },
  },
  "random:index/randomId:RandomId": {
    complete: (inputs) => inputs,
    make({ byteLength, prefix = "" }) {
      const bytes = randomBytes(byteLength);
      const [b64Url, b64Std, hex] = ["base64url", "base64", "hex"].map((encoding) => bytes.toString(encoding));
      const dec = BigInt(`0x${hex}`).toString();
      const outs = { b64Url, b64Std, hex, dec };
      return {
        id: b64Url,
        ...Object.fromEntries(Object.entries(outs).map(([key, text]) => [key, prefix + text])),
      };
    },
  },
};

function kindOf(urn) {
  const type = urn.split("::")[2].split("$").pop();
  const kind = kinds[type];
  if (!kind) throw new Error(`The stand-in for the plugin of @pulumi/random does not serve ${type}`);
  return kind;
}

await main(
  {
    version: "4.21.2",

    async check(urn, _olds, news) {
      return { inputs: kindOf(urn).complete(news) };
    },

    // As in the real plugin, every change of an input asks for a new value.
    async diff(_id, _urn, olds, news) {
      const keys = ["keepers", "length", "separator", "prefix", "byteLength"];
      const replaces = keys.filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
      return { changes: replaces.length > 0, replaces };
    },

    async create(urn, inputs) {
      const { id, ...made } = kindOf(urn).make(inputs);
      return { id, outs: { ...inputs, id, ...made } };
    },

    async read(id, _urn, props) {
      return { id, props };
    },

    async update(_id, _urn, _olds, news) {
      return { outs: news };
    },

    async delete() {},
  },
  process.argv.slice(2),
);
