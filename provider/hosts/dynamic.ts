// The dynamic provider.
import type { dynamic } from "@pulumi/pulumi";
import { accountMark } from "../http/account";
import { resolveConfig, settingsProblems, variable, type Config, type Lookup } from "../http/config";
import { connect } from "../http/connect";
import { PartialStateError } from "../http/errors";
import { resources, type ResourceName } from "../resources";
import type { Properties } from "../schema";
import type { SettingProblem } from "../schema/settings";
import { isUnknown } from "../schema/unknown";
import { Memory, requireAccountOf, Session, type Log } from "../session";
import { machineFolder } from "../session/machine";
import { PendingCreates } from "../session/pending-creates";
import { Replacements } from "../session/replacements";
import { visible } from "../state/hidden";
import { markSecrets } from "./secrets";

/** Serves a resource over the interface of Pulumi's dynamic providers. */
export function dynamicProvider(name: ResourceName): Required<dynamic.ResourceProvider> {
  const resource = resources[name];
  let lookup: Lookup = (key) => configured(key);
  const setting: Lookup = (key) => {
    const value = lookup(key);
    return isUnknown(value) ? undefined : value;
  };
  const session = async (properties: Properties = {}) =>
    (await instanceFor(configOf(setting)).session()).during({ urn: urnIn(properties) });
  /** If the account is known, a preview fails for a state that belongs to another account. */
  const requireAccount = (id: string, state: Properties) =>
    toldOnce(() => {
      const apiKey = setting("apiKey")?.trim() || process.env[variable("apiKey")]?.trim();
      if (apiKey) requireAccountOf(accountMark(apiKey), state, `The ${resource.noun} ${id}`);
      return Promise.resolve();
    });
  const outputs = (state: Properties, properties: Properties) => ({
    ...markSecrets(state, resource.stateSchema),
    ...addressIn(properties),
  });
  const inputs = (values: Properties, properties: Properties) => ({
    ...markSecrets(values, resource.inputsSchema),
    ...addressIn(properties),
  });

  return {
    // Concurrent calls do not wait for this one, so everything that they need must happen before the first await.
    configure({ config }) {
      configured = lookup = (key) => config.get(`vonage:${key}`);
      return Promise.resolve();
    },

    async check(olds: Properties, news: Properties) {
      const { inputs: checked, failures } = resource.check({ olds: visible(olds), news: visible(news) });
      const memory = instanceIn(setting)?.memory ?? new Memory();
      resource.noteDeclared(memory, { urn: urnIn(news), olds, news: checked });
      const reasons = [...failures, ...resource.lacking(memory, checked)].map(({ reason }) => reason);
      // The engine prints the value of a property that a failure names, even a secret.
      const told = [...foreign(olds), ...untold(settingsProblems(setting)), ...reasons].map((reason) => ({
        property: "",
        reason,
      }));
      return Promise.resolve({ inputs: inputs(checked, news), failures: told });
    },

    async diff(id, olds: Properties, news: Properties) {
      await requireAccount(String(id), olds);
      const memory = instanceIn(setting)?.memory;
      if (memory) resource.remember(memory, String(id), olds, { urn: urnIn(news), news: visible(news) });
      const { differences, deleteBeforeReplace } = resource.diff({ state: olds, news: visible(news) });
      const replaces = differences.filter((difference) => difference.replaces).map(({ path }) => String(path[0]));
      return {
        changes: differences.length > 0,
        replaces: [...new Set(replaces)],
        deleteBeforeReplace: deleteBeforeReplace && replaces.length > 0,
      };
    },

    async create(properties: Properties) {
      const { id, state } = await withState(
        properties,
        session(properties).then((it) => resource.create(it, visible(properties))),
      );
      return { id, outs: outputs(state, properties) };
    },

    async read(id, properties: Properties = {}) {
      const known =
        properties[resource.idProperty] === undefined ? { inputs: visible(properties) } : { state: properties };
      const found = await toldOnce(async () => resource.read(await session(), { id: String(id), ...known }));
      // Without an id, Pulumi forgets the resource.
      if (!found) return {};
      return { id, props: outputs(found.state, properties), inputs: inputs(found.inputs, properties) };
    },

    async update(id, olds: Properties, news: Properties) {
      const state = await withState(
        news,
        session().then((it) => resource.update(it, String(id), olds, visible(news))),
      );
      return { outs: outputs(state, news) };
    },

    async delete(id, properties: Properties) {
      await toldOnce(async () => resource.delete(await session(properties), String(id), properties));
    },
  };

  /** Makes Pulumi keep the known properties of an unfinished object as its state. */
  async function withState<T>(properties: Properties, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof PartialStateError)) throw error;
      throw new PartialStateError(error.message, error.id, outputs(error.properties, properties));
    }
  }
}

/** The properties that lead the engine to this provider, and this provider to what it knows of the resource. */
function addressIn({ __provider, __urn }: Properties): Properties {
  return { __provider, ...(__urn === undefined ? {} : { __urn }) };
}

/** The urn of a resource, as its program tells it: the engine tells a dynamic provider none. */
function urnIn({ __urn: urn }: Properties): string | undefined {
  return typeof urn === "string" && !isUnknown(urn) ? urn : undefined;
}

/** A dynamic provider could not delete what the plugin has made: Pulumi finds it by a text that the plugin does not keep. */
function foreign(olds: Properties): string[] {
  if (Object.keys(olds).length === 0 || olds.__provider !== undefined) return [];
  return [
    'its state belongs to the packaged plugin, and dynamic resources cannot take it over. Nothing was changed. Declare it with the plugin as before, or go back to the state from before the move: pulumi stack import --file FILE, with the file of "pulumi stack export" from then',
  ];
}

/**
 * For a failed diff, read or delete, Pulumi prints `${error}: ${error.stack}` before the message, and the user reads all three.
 * So a failure that the user can act on carries its message in place of a stack trace.
 */
async function toldOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !error.name.startsWith("Vonage")) throw error;
    throw Object.assign(error, { stack: error.message, toString: () => "vonage" });
  }
}

/** One configured provider instance. The first request makes its session, because check and diff need none. */
class Instance {
  readonly memory: Memory;
  #session?: Promise<Session>;

  constructor(private readonly config: Config) {
    this.memory = new Memory(config, new Replacements(machineFolder("replacements")));
  }

  session(): Promise<Session> {
    return (this.#session ??= this.#open());
  }

  async #open(): Promise<Session> {
    const log: Log = (_severity, text) => process.stderr.write(`vonage: ${text}\n`);
    const account = await connect(this.config, (text) => log("warning", text));
    const pendingCreates = new PendingCreates(machineFolder("pending-creates"));
    return new Session(account, { log, pendingCreates, memory: this.memory });
  }
}

/**
 * Pulumi makes a provider of its own for each type of resource. Providers with the same settings share an instance.
 * Providers with different settings never do.
 */
const instances = new Map<string, Instance>();

function instanceFor(config: Config): Instance {
  const key = JSON.stringify(config);
  const instance = instances.get(key) ?? new Instance(config);
  instances.set(key, instance);
  return instance;
}

/**
 * The settings that this process was configured with last. The text in the oldest states makes a new provider for each
 * call, and only the first one is configured. The others take these settings.
 */
let configured: Lookup = () => undefined;

function configOf(setting: Lookup): Config {
  return resolveConfig(setting, process.env, { source: "either" });
}

const toldProblems = new Set<string>();

/** Problems with the settings that were not reported yet. The first resource that is checked reports them, once. */
function untold(problems: readonly SettingProblem[]): string[] {
  const texts = problems.map(({ key, reason }) => `vonage:${key} ${reason}`).filter((text) => !toldProblems.has(text));
  for (const text of texts) toldProblems.add(text);
  return texts;
}

/** The same, if the settings are present. In a preview they may be missing. */
function instanceIn(setting: Lookup): Instance | undefined {
  try {
    return instanceFor(configOf(setting));
  } catch {
    return undefined;
  }
}
