// The plugin's calls invoke and list.
import {
  CheckFailure,
  InvokeResponse,
  ListResponse,
  type InvokeRequest,
  type ListRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { functions } from "../../functions";
import { VonageUsageError } from "../../http/errors";
import type { Instance } from "./instance";
import { assetProblems, received, sent } from "./property";
import { resourceOf } from "./token";

/** The calls that only look up objects on the service. */
export function looking(instance: Instance) {
  return {
    async invoke(request: InvokeRequest) {
      const called = functionOf(request.getTok());
      const args = received(request.getArgs());
      const { values } = args;
      const reasons = [...called.check(values).map(({ reason }) => reason), ...assetProblems(args)];
      if (reasons.length > 0)
        return new InvokeResponse().setFailuresList(reasons.map((reason) => new CheckFailure().setReason(reason)));
      const found = await instance.during({}, (session) => called.call(session, values));
      return new InvokeResponse().setReturn(sent(found, called.outputsSchema));
    },

    async *list(request: ListRequest): AsyncGenerator<ListResponse, void, undefined> {
      const resource = resourceOf(request.getToken());
      const query = received(request.getQuery());
      const { values } = query;
      if (query.assets.length > 0) throw new VonageUsageError(`${assetProblems(query).join("; ")}.`);
      const missing = resource.listInputs.filter((key) => values[key] === undefined && isRequired(resource, key));
      if (missing.length > 0)
        throw new VonageUsageError(`To list each ${resource.noun}, ${missing.join(" and ")} must be given.`);
      const limit = request.getLimit() || Number.MAX_SAFE_INTEGER;
      const all = await instance.during({}, async (session) => {
        const some: { id: string; name: string }[] = [];
        for await (const { id, name } of resource.list(session, values)) {
          some.push({ id, name });
          if (some.length >= limit) break;
        }
        return some;
      });
      for (const { id, name } of all)
        yield new ListResponse().setResult(new ListResponse.Result().setId(id).setName(name));
    },
  };
}

function isRequired({ inputsSchema }: ReturnType<typeof resourceOf>, key: string): boolean {
  return inputsSchema.required?.includes(key) ?? false;
}

function functionOf(token: string) {
  const name = /^vonage:(?:index:|index\/\w+:)?(\w+)$/.exec(token)?.[1];
  const known = functions.find((each) => each.name === name);
  if (known) return known;
  const tokens = functions.map((each) => `vonage:index:${each.name}`);
  throw new VonageUsageError(`There is no function ${token} in this release. There are ${tokens.join(", ")}.`);
}
