import type { dynamic } from "@pulumi/pulumi";
import type { Account } from "../http/account";
import { resolveConfig, type Config, type Lookup } from "../http/config";
import { connect } from "../http/connect";
import { PartialStateError } from "../http/errors";
import { visible } from "../state/hidden";
import { resources, type ResourceName } from "../resources";
import type { Properties } from "../schema";
import { isUnknown } from "../schema/unknown";
import { markSecrets } from "./secrets";

/** A resource as Pulumi's dynamic provider wants it. All of them in a process work with one account, configured once. */
export function dynamicProvider(name: ResourceName): Required<dynamic.ResourceProvider> {
  return (providers[name] ??= makeProvider(name));
}

const providers: Partial<Record<ResourceName, Required<dynamic.ResourceProvider>>> = {};

function makeProvider(name: ResourceName): Required<dynamic.ResourceProvider> {
  const resource = resources[name];
  const outputs = (state: Properties, properties: Properties) => ({
    ...markSecrets(state, resource.stateSchema),
    __provider: properties.__provider,
  });
  const inputs = (values: Properties, properties: Properties) => ({
    ...markSecrets(values, resource.inputsSchema),
    __provider: properties.__provider,
  });

  return {
    // Not awaited by calls that come at the same time: all that matters has to happen before the first await.
    configure({ config }) {
      lookup = (key) => config.get(`vonage:${key}`);
      return Promise.resolve();
    },

    async check(_olds, news: Properties) {
      const { inputs: checked, reasons } = resource.check(visible(news));
      // A failure that names its property would have the engine print the value, secrets included.
      const failures = reasons.map((reason) => ({ property: "", reason }));
      return Promise.resolve({ inputs: inputs(checked, news), failures });
    },

    async diff(_id, olds: Properties, news: Properties) {
      const { changes, replaces } = resource.diff(olds, visible(news));
      return Promise.resolve({ changes: changes.length > 0, replaces: [...replaces], deleteBeforeReplace: false });
    },

    async create(properties: Properties) {
      const { id, state } = await withState(properties, resource.create(await account(), visible(properties)));
      return { id, outs: outputs(state, properties) };
    },

    async read(id, properties: Properties = {}) {
      const found = await toldOnce(async () => resource.read(await account(), id, properties));
      // Without an id, Pulumi forgets the resource.
      if (!found) return {};
      return { id, props: outputs(found.state, properties), inputs: inputs(found.inputs, properties) };
    },

    async update(id, olds: Properties, news: Properties) {
      const state = await withState(news, resource.update(await account(), id, olds, visible(news)));
      return { outs: outputs(state, news) };
    },

    async delete(id, properties: Properties) {
      await toldOnce(async () => resource.delete(await account(), id, properties));
    },
  };

  /** Has what is known of an unfinished object kept as its state, in the form in which state is kept. */
  async function withState<T>(properties: Properties, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof PartialStateError)) throw error;
      throw new PartialStateError(error.message, error.id, outputs(error.properties, properties));
    }
  }
}

/**
 * Pulumi writes `${error}: ${error.stack}` of a failed read or delete before it tells the message, and the user reads
 * all three. Of a failure that the user can act on, the stack says nothing more.
 */
async function toldOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !error.name.startsWith("Vonage")) throw error;
    throw Object.assign(error, { stack: error.message, toString: () => "vonage" });
  }
}

let lookup: Lookup = () => undefined;
let current: { readonly account: Promise<Account>; readonly config: Config } | undefined;

/** The account as it is configured now, made when it is first needed. */
async function account(): Promise<Account> {
  const config = resolveConfig((key) => {
    const value = lookup(key);
    return isUnknown(value) ? undefined : value;
  });
  if (!current || JSON.stringify(current.config) !== JSON.stringify(config)) {
    current = { account: connect(config, (text) => process.stderr.write(`vonage: ${text}\n`)), config };
  }
  return await current.account;
}
