// The packaged plugin as a host of the contract.
import { Engine, kept, messages, struct, valuesOf } from "../plugin/engine";
import { Unfinished, type Host, type Provider, type Values } from "./host";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** The packaged plugin in this process, called over real gRPC as the engine calls it. */
export async function startPackaged(settings: Record<string, string>): Promise<Provider> {
  const given = withoutNamespace(settings);
  const engine = await Engine.start(given);
  const begin = async () => void (await engine.configure(given));
  return { host: (name, urn) => ({ ...hostOf(engine, name, urn), begin }), stop: () => engine.stop() };
}

/** Settings as the engine passes them to a plugin. */
export function withoutNamespace(settings: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key.replace(/^vonage:/, ""), value]));
}

/** One resource of a plugin as the contract calls it. */
export function hostOf(engine: Engine, name: string, urn = ""): Host {
  const type = `vonage:index:${name}`;
  const secrets: string[] = [];
  const about = <T extends { setUrn(urn: string): T; setName(name: string): T; setType(type: string): T }>(
    message: T,
  ) => message.setUrn(urn).setName("one").setType(type);
  const read = (...parts: Parameters<typeof valuesOf>[0][]) => {
    secrets.length = 0;
    return parts.map((message) => plain(valuesOf(message) ?? {}, "", secrets) as Values);
  };
  const finished = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const left = kept(error);
      if (!left) throw told(error);
      if (left.reasons.length === 0) throw new Error("unfinished, and without reasons", { cause: error });
      secrets.length = 0;
      throw new Unfinished(left.id, plain(left.properties, "", secrets) as Values, told(error));
    }
  };
  const asked = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw told(error);
    }
  };

  return {
    async check(news, olds) {
      // The contract's programs declare everything, so no default name is needed.
      const request = new messages.CheckRequest().setType(type).setUrn(urn).setNews(struct(news));
      if (olds) request.setOlds(struct(olds));
      const response = await asked(engine.call("check", request));
      const failures = response
        .getFailuresList()
        .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
      const [checked = {}] = read(response.getInputs());
      return { inputs: checked, failures };
    },

    async diff(id, olds, news) {
      const request = about(new messages.DiffRequest()).setId(id).setOlds(struct(olds)).setNews(struct(news));
      const response = await asked(engine.call("diff", request));
      return {
        changes: response.getChanges() === messages.DiffResponse.DiffChanges.DIFF_SOME,
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },

    async create(inputs) {
      const request = about(new messages.CreateRequest()).setProperties(struct(inputs));
      const response = await finished(engine.call("create", request));
      const [outs = {}] = read(response.getProperties());
      return { id: response.getId(), outs };
    },

    async read(id, olds) {
      const request = about(new messages.ReadRequest()).setId(id).setProperties(struct(olds));
      const response = await asked(engine.call("read", request));
      if (response.getId() === "") return {};
      const [props, inputs] = read(response.getProperties(), response.getInputs());
      return { id: response.getId(), props, inputs };
    },

    async update(id, olds, news) {
      const request = about(new messages.UpdateRequest()).setId(id).setOlds(struct(olds)).setNews(struct(news));
      const response = await finished(engine.call("update", request));
      const [outs = {}] = read(response.getProperties());
      return { outs };
    },

    async delete(id, olds) {
      const request = about(new messages.DeleteRequest()).setId(id).setProperties(struct(olds));
      await asked(engine.call("delete", request));
    },

    secrets: () => [...secrets],
  };
}

/** The text that the engine shows for a failure. */
function told(error: unknown): Error {
  return new Error((error as { details?: string }).details ?? String(error), { cause: error });
}

function plain(value: unknown, place: string, secrets: string[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => plain(item, `${place}[${index}]`, secrets));
  if (typeof value !== "object" || value === null) return value;
  const values = value as Values;
  if (SIGNATURE in values) {
    secrets.push(place.slice(1));
    return plain(values.value, place, secrets);
  }
  return Object.fromEntries(
    Object.entries(values).map(([key, item]) => [key, plain(item, `${place}.${key}`, secrets)]),
  );
}
