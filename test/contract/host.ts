import type { dynamic } from "@pulumi/pulumi";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(__filename);
const root = join(__dirname, "../..");

export type Values = Record<string, unknown>;

/** A resource as a host of the lifecycle calls it, with secrets told apart from their marks. */
export interface Host {
  check(news: Values, olds?: Values): Promise<{ inputs: Values; failures: { property: string; reason: string }[] }>;
  diff(id: string, olds: Values, news: Values): Promise<{ changes: boolean; replaces: string[] }>;
  create(inputs: Values): Promise<{ id: string; outs: Values }>;
  read(id: string, olds: Values): Promise<{ id?: string; props?: Values; inputs?: Values }>;
  update(id: string, olds: Values, news: Values): Promise<{ outs: Values }>;
  delete(id: string, olds: Values): Promise<void>;
  /** The places of all that the last answer marked as secret. */
  secrets(): string[];
}

/** The dynamic provider as Pulumi runs it: from the text that it keeps in the state, with settings of its own. */
export async function dynamicHost(name: "Application" | "User", settings: Record<string, string>): Promise<Host> {
  const { proxies } = require(join(root, "dist/sdk/proxy.js")) as { proxies: Record<string, dynamic.ResourceProvider> };
  const { serializeFunction } = require("@pulumi/pulumi/runtime/closure/serializeClosure") as {
    serializeFunction(make: () => unknown, options: object): Promise<{ text: string }>;
  };
  const fromString = require("require-from-string") as (text: string, name: string) => { handler(): dynamic.ResourceProvider };
  const proxy = proxies[name];
  const { text } = await serializeFunction(() => proxy, { allowSecrets: true });
  const provider = fromString(text, join(root, "test/contract/state.js")).handler() as Required<dynamic.ResourceProvider>;
  await provider.configure({ config: { get: (key: string) => settings[key] } as dynamic.Config });

  let secrets: string[] = [];
  const engineKeeps = <T>(answer: T): T => {
    secrets = [];
    return plain(structOf(answer), "", secrets) as T;
  };
  const sent = (values: Values): Values => ({ ...values, __provider: text });

  return {
    check: async (news, olds = {}) => engineKeeps((await provider.check(sent(olds), sent(news))) as never),
    diff: async (id, olds, news) => (await provider.diff(id, sent(olds), sent(news))) as never,
    create: async (inputs) => engineKeeps((await provider.create(sent(inputs))) as never),
    read: async (id, olds) => engineKeeps((await provider.read(id, sent(olds))) as never),
    update: async (id, olds, news) => engineKeeps((await provider.update(id, sent(olds), sent(news))) as never),
    delete: (id, olds) => provider.delete(id, sent(olds)),
    secrets: () => secrets,
  };
}

/** The value as it comes out of the message that Pulumi puts it in, which takes no undefined. */
function structOf(value: unknown): unknown {
  const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js") as {
    Struct: { fromJavaScript(value: unknown): { toJavaScript(): unknown } };
  };
  return Struct.fromJavaScript(value).toJavaScript();
}

function plain(value: unknown, place: string, secrets: string[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => plain(item, `${place}[${index}]`, secrets));
  if (typeof value !== "object" || value === null) return value;
  const values = value as Values;
  if ("4dabf18193072939515e22adb298388d" in values) {
    secrets.push(place.replace(/^\.(outs|props|inputs)\./, ""));
    return plain(values.value, place, secrets);
  }
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key !== "__provider")
      .map(([key, item]) => [key, plain(item, `${place}.${key}`, secrets)]),
  );
}
