// The plugin's calls check and diff.
import {
  CheckFailure,
  CheckRequest,
  CheckResponse,
  DiffResponse,
  PropertyDiff,
  type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { printPath } from "../../property-path";
import type { Difference } from "../../resource";
import { warningsOf } from "../../schema/warnings";
import { visible } from "../../state/hidden";
import type { EngineLog } from "./engine-log";
import type { Instance } from "./instance";
import { assetProblems, received, sent } from "./property";
import { resourceOf } from "./token";

const { Mode } = CheckRequest.AutonamingOptions;
const MODES = { [Mode.PROPOSE]: "propose", [Mode.ENFORCE]: "enforce", [Mode.DISABLE]: "disable" } as const;
const { Kind } = PropertyDiff;
const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  change: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
} as const;

/** The calls that send no request: checks of inputs, and diffs. */
export function comparison(instance: Instance, log: EngineLog) {
  return {
    async check(request: CheckRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const news = received(request.getNews());
      const autonaming = request.getAutonaming();
      const olds = request.getOlds() && visible(received(request.getOlds()).values);
      const { inputs, failures } = resource.check({
        name: request.getName() || nameIn(request.getUrn()),
        olds,
        news: visible(news.values),
        autonaming: autonaming && { proposed: autonaming.getProposedName(), mode: MODES[autonaming.getMode()] },
      });
      const urn = request.getUrn() || undefined;
      resource.noteDeclared(instance.memory, { urn, isUrnCertain: urn !== undefined, olds, news: inputs });
      for (const text of warningsOf(inputs, resource.inputsSchema)) log.tell("warning", text, request.getUrn());
      const reasons = [
        ...[...failures, ...resource.lacking(instance.memory, inputs)].map(({ reason }) => reason),
        ...assetProblems(news),
      ];
      const response = new CheckResponse().setInputs(sent(inputs, resource.inputsSchema, news.secrets, news));
      // The engine prints the value of a property that a failure names, even a secret.
      response.setFailuresList(reasons.map((reason) => new CheckFailure().setReason(reason)));
      return Promise.resolve(response);
    },

    async diff(request: DiffRequest) {
      const resource = resourceOf(request.getType() || request.getUrn());
      const state = received(request.getOlds()).values;
      const news = visible(received(request.getNews()).values);
      instance.requireAccount(state, `The ${resource.noun} ${request.getId()}`);
      resource.remember(instance.memory, request.getId(), state, { urn: request.getUrn() || undefined, news });
      const { differences, deleteBeforeReplace } = resource.diff({
        state,
        news,
        // Most diffs find no change, and need no old inputs.
        get oldInputs() {
          return request.getOldInputs() && visible(received(request.getOldInputs()).values);
        },
        ignoreChanges: request.getIgnorechangesList(),
      });
      return Promise.resolve(answerOf(differences, deleteBeforeReplace, resource.idProperty));
    },
  };
}

function answerOf(differences: readonly Difference[], deleteBeforeReplace: boolean, stable: string): DiffResponse {
  const response = new DiffResponse().setHasdetaileddiff(true);
  const details = response.getDetaileddiffMap();
  for (const { path, kind, inputDiff, replaces } of differences)
    details.set(printPath(path), new PropertyDiff().setKind(KINDS[kind][replaces ? 1 : 0]).setInputdiff(inputDiff));
  const tops = (some: readonly Difference[]) => [...new Set(some.map(({ path }) => String(path[0])))];
  const replacing = differences.filter(({ replaces }) => replaces);
  response.setDiffsList(tops(differences)).setReplacesList(tops(replacing));
  response.setDeletebeforereplace(deleteBeforeReplace && replacing.length > 0);
  if (replacing.length === 0) response.setStablesList([stable]);
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  return response.setChanges(differences.length > 0 ? DIFF_SOME : DIFF_NONE);
}

/** The logical name. Where the engine does not send it, it comes from the urn. */
function nameIn(urn: string): string | undefined {
  return urn.split("::").slice(3).join("::") || undefined;
}
