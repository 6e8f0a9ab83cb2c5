// The dynamic provider as a host of the contract.
import type { dynamic } from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ResourceName } from "../../provider";
import { Unfinished, type Host, type Values } from "./host";

const require = createRequire(__filename);
const root = join(__dirname, "../..");

export type DynamicProvider = Required<dynamic.ResourceProvider>;

/** The text in every state of a resource: the address of its provider. */
export function providerText(name: ResourceName): string {
  return readFileSync(join(root, `test/fixtures/provider-text/${name}.txt`), "utf8");
}

/**
 * The dynamic provider as Pulumi loads it from the text in the state, but in this process and with its own settings.
 */
export async function dynamicHost(name: ResourceName, settings: Record<string, string>): Promise<Host> {
  return (await dynamicHosts(name, settings))();
}

/** The same for any number of resources, each with the urn that its program tells. */
export async function dynamicHosts(
  name: ResourceName,
  settings: Record<string, string>,
): Promise<(urn?: string) => Host> {
  const fromString = require("require-from-string") as (text: string, name: string) => { handler(): DynamicProvider };
  const text = providerText(name);
  const start = async (given: Record<string, string>) => {
    const provider = fromString(text, join(root, "test/contract/state.js")).handler();
    await provider.configure({ config: { get: (key: string) => given[key] } as dynamic.Config });
    return provider;
  };
  const provider = await start(settings);
  const begin = async () => void Object.assign(provider, await start(ofAnotherRun(settings)));
  return (urn) => ({ ...hostOf(provider, text, urn), begin });
}

let runs = 0;

/**
 * The same settings for a new run of the engine, with a provider that has no memory of earlier runs. In one process,
 * equal settings share a session. So each run gets a slightly different rate limit. Settings of an earlier run give the
 * same as its original settings, so that no two runs ever have the same limit.
 */
export function ofAnotherRun(settings: Record<string, string>): Record<string, string> {
  const pace = Math.ceil(Number(settings["vonage:requestsPerSecond"] ?? 10_000) * 1000) / 1000 - (runs += 1) / 1e9;
  return { ...settings, "vonage:requestsPerSecond": String(pace) };
}

/** Calls a provider and reads its answers as the engine does. The program gives it the urn. */
export function hostOf(provider: Omit<DynamicProvider, "configure">, text: string, urn?: string): Host {
  let secrets: string[] = [];
  const engineKeeps = <T>(answer: T): T => {
    secrets = [];
    return plain(structOf(answer), "", secrets) as T;
  };
  const address = { __provider: text, ...(urn === undefined ? {} : { __urn: urn }) };
  /** An old state and new inputs have what the program gave them. What is not there yet has nothing. */
  const sent = (values: Values): Values =>
    Object.keys(values).length === 0 ? { __provider: text } : { ...structuredClone(values), ...address };
  const finished = async <T>(work: Promise<unknown>): Promise<T> => {
    try {
      return engineKeeps((await work) as T);
    } catch (error) {
      const { id, properties, reasons } = error as { id?: string; properties?: Values; reasons?: string[] };
      if (!(error instanceof Error) || id === undefined) throw error;
      // A state without this text can never be refreshed, updated or deleted.
      if (properties?.__provider !== text) throw new Error("unfinished, and without __provider", { cause: error });
      if (!reasons?.length) throw new Error("unfinished, and without reasons", { cause: error });
      throw new Unfinished(id, engineKeeps({ outs: properties }).outs, error);
    }
  };

  return {
    check: async (news, olds = {}) => engineKeeps((await provider.check(sent(olds), sent(news))) as never),
    diff: async (id, olds, news) => (await provider.diff(id, sent(olds), sent(news))) as never,
    create: (inputs) => finished(provider.create(sent(inputs))),
    read: async (id, olds) => engineKeeps((await provider.read(id, sent(olds))) as never),
    update: (id, olds, news) => finished(provider.update(id, sent(olds), sent(news))),
    delete: (id, olds) => provider.delete(id, sent(olds)),
    secrets: () => secrets,
  };
}

/** The value after it was sent in a message of Pulumi's protocol, which cannot carry undefined. */
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
