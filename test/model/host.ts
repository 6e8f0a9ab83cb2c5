// The lifecycle without a host.
import type { Session } from "../../provider/session";
import { markSecrets, SIGNATURE } from "../../provider/hosts/secrets";
import { PartialStateError } from "../../provider/http/errors";
import { resources, type ResourceName } from "../../provider/resources";
import { Unfinished, type Host, type Values } from "../contract/host";

/** The lifecycle without a host, so that many processes with their own accounts can run at once. */
export function lifecycleHost(name: ResourceName, session: Session): Host {
  const resource = resources[name];
  const finished = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof PartialStateError)) throw error;
      throw new Unfinished(error.id, kept(error.properties), error);
    }
  };
  return {
    check(news, olds) {
      const { inputs, failures: wrong } = resource.check({ news });
      resource.noteDeclared(session, { olds, news: inputs });
      const failures = [...wrong, ...resource.lacking(session, inputs)];
      return Promise.resolve({
        inputs: kept(inputs),
        failures: failures.map(({ reason }) => ({ property: "", reason })),
      });
    },
    diff(id, olds, news) {
      resource.remember(session, id, olds);
      const { differences, deleteBeforeReplace } = resource.diff({ state: olds, news });
      const replaces = differences.filter((one) => one.replaces).map(({ path }) => String(path[0]));
      return Promise.resolve({
        changes: differences.length > 0,
        replaces,
        deleteBeforeReplace: deleteBeforeReplace && replaces.length > 0,
      });
    },
    async create(inputs) {
      const { id, state } = await finished(resource.create(session, inputs));
      return { id, outs: kept(state) };
    },
    async read(id, olds) {
      const found = await resource.read(session, {
        id,
        ...(olds[resource.idProperty] === undefined ? { inputs: olds } : { state: olds }),
      });
      return found ? { id, props: kept(found.state), inputs: kept(found.inputs) } : {};
    },
    async update(id, olds, news) {
      return { outs: kept(await finished(resource.update(session, id, olds, news))) };
    },
    delete: (id, olds) => resource.delete(session, id, olds),
    secrets: () => [],
  };
}

/** A value after it was stored in the state and read again. */
function kept(value: Values): Values {
  return JSON.parse(JSON.stringify(value)) as Values;
}

/** The part of a resource's state that is not encrypted. */
export function plainTextOf(name: ResourceName, { inputs, outs }: { inputs: Values; outs: Values }): string {
  const { inputsSchema, stateSchema } = resources[name];
  return JSON.stringify([markSecrets(inputs, inputsSchema), markSecrets(outs, stateSchema)], (_key, value: unknown) =>
    typeof value === "object" && value !== null && SIGNATURE in value ? "encrypted" : value,
  );
}
