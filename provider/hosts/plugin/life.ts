// The plugin's calls create, read, update and delete.
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import {
  CreateResponse,
  ReadResponse,
  UpdateResponse,
  type CreateRequest,
  type DeleteRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { PartialStateError } from "../../http/errors";
import type { Path, ReadRequest as Known, Resource } from "../../resource";
import type { Properties } from "../../schema";
import { visible } from "../../state/hidden";
import { Unfinished } from "./failure";
import type { Instance } from "./instance";
import { received, sent, type Received } from "./property";
import { resourceOf } from "./token";

/** The calls that change or read resources on the service. */
export function life(instance: Instance) {
  return {
    async create(request: CreateRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const inputs = received(request.getProperties());
      const news = visible(inputs.values);
      if (request.getPreview()) {
        const planned = resource.plan(undefined, news);
        return new CreateResponse().setProperties(sent(planned, resource.stateSchema, inputs.secrets));
      }
      const { id, state } = await finished(resource, inputs, inputs.secrets, () =>
        instance.during(circumstancesOf(request), (session) => resource.create(session, news)),
      );
      return new CreateResponse().setId(id).setProperties(sent(state, resource.stateSchema, inputs.secrets));
    },

    async update(request: UpdateRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const [olds, inputs] = [received(request.getOlds()), received(request.getNews())];
      const news = visible(inputs.values);
      // A value that the program no longer marks is no secret any more, unless the schema or an answer of Vonage marks
      // it.
      const secrets = inputs.secrets;
      if (request.getPreview()) {
        const planned = resource.plan(olds.values, news);
        return new UpdateResponse().setProperties(sent(planned, resource.stateSchema, secrets));
      }
      const state = await finished(resource, inputs, secrets, () =>
        instance.during(circumstancesOf(request), (session) =>
          resource.update(session, idOf(resource, request, olds.values), olds.values, news),
        ),
      );
      return new UpdateResponse().setProperties(sent(state, resource.stateSchema, secrets));
    },

    async read(request: ReadRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const [olds, inputs] = [received(request.getProperties()), received(request.getInputs())];
      const known = knownOf(resource, request, olds.values, inputs.values);
      const found = await instance.during(circumstancesOf(request), (session) =>
        resource.read(session, { id: request.getId(), ...known }),
      );
      // The engine treats a resource without an id as gone.
      if (!found) return new ReadResponse();
      const secrets = [...olds.secrets, ...inputs.secrets].map(wholeLists);
      return new ReadResponse()
        .setId(found.id)
        .setProperties(sent(found.state, resource.stateSchema, secrets, olds))
        .setInputs(sent(found.inputs, resource.inputsSchema, secrets, inputs));
    },

    async delete(request: DeleteRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const { values } = received(request.getProperties());
      const id = idOf(resource, request, values);
      await instance.during(circumstancesOf(request), (session) => resource.delete(session, id, values));
      return new Empty();
    },
  };
}

/** The id of a known object. For `pulumi do`, the id in a request is that of an import. */
function idOf({ idProperty }: Resource, request: { getId(): string }, state: Properties): string {
  const id = state[idProperty];
  return typeof id === "string" ? id : request.getId();
}

/** The input of a read: the state in a refresh, the program's inputs in a `get`, and nothing in an import. */
function knownOf(resource: Resource, request: ReadRequest, state: Properties, inputs: Properties): Omit<Known, "id"> {
  if (state[resource.idProperty] !== undefined) return { state };
  if (!request.getProperties() && !request.getInputs()) return {};
  const told = { ...visible(inputs), ...visible(state) };
  // An object that belongs to another one cannot be read by its id alone, but by its import id.
  return Object.keys(told).length === 0 && resource.listInputs.length > 0 ? {} : { inputs: told };
}

/** Makes the engine keep the known properties of an unfinished object as its state. */
async function finished<T>(
  resource: Resource,
  inputs: Received,
  secrets: readonly Path[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PartialStateError)) throw error;
    const { id, properties, reasons } = error;
    const kept = sent(properties, resource.stateSchema, secrets);
    throw new Unfinished(id, kept, sent(inputs.values, resource.inputsSchema, secrets), reasons);
  }
}

/** The path of the whole list for a path into a list, because a secret in it may have moved. */
function wholeLists(path: Path): Path {
  const index = path.findIndex((step) => typeof step === "number");
  return index < 0 ? path : path.slice(0, index);
}

function circumstancesOf(request: { getUrn(): string; getTimeout(): number }) {
  return { urn: request.getUrn(), timeout: request.getTimeout() };
}
