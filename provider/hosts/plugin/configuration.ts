// The plugin's calls for its configuration.
import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  DiffResponse,
  type CheckRequest,
  type ConfigureRequest,
  type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { spelled } from "../../http/config";
import type { EngineLog } from "./engine-log";
import type { Instance } from "./instance";
import { assetProblems, received, sent } from "./property";
import { misspeltIn, problemsOf, settingsIn, settingsSchema, sourceOf } from "./settings";

/** The calls that check and set the settings of a provider instance. */
export function configuration(instance: Instance, log: EngineLog) {
  return {
    async checkConfig(request: CheckRequest) {
      const news = received(request.getNews());
      const { values, secrets } = news;
      const source = sourceOf(request.getUrn());
      const assets = assetProblems(news, ([key]) => spelled(String(key), source));
      const reasons = [...problemsOf(values, source), ...assets];
      const misspelt = misspeltIn(values, source);
      if (source === "provider") reasons.push(...misspelt);
      // In a project that is called vonage, a setting of the program can look like one of the provider.
      else for (const text of misspelt) log.tell("warning", text, request.getUrn());

      const response = new CheckResponse().setInputs(sent(values, settingsSchema, secrets));
      // The engine prints the value of a property that a failure names, even a secret.
      response.setFailuresList(reasons.map((reason) => new CheckFailure().setReason(reason)));
      return Promise.resolve(response);
    },

    async diffConfig(request: DiffRequest) {
      // The old settings can be those of the dynamic provider, from one of its states. No change of settings replaces a
      // resource: each resource checks by itself whether it belongs to the account.
      const olds = settingsIn(received(request.getOldInputs() ?? request.getOlds()).values);
      const news = settingsIn(received(request.getNews()).values);
      const changed = Object.keys(settingsSchema.properties!).filter((key) => !isEqual(olds[key], news[key]));
      const response = new DiffResponse().setDiffsList(changed);
      response.setChanges(changed.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
      return Promise.resolve(response);
    },

    async configure(request: ConfigureRequest) {
      instance.configure(received(request.getArgs()).values, sourceOf(request.getUrn() ?? ""));
      const response = new ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setAcceptoutputs(true);
      response.setSupportspreview(true).setSupportsAutonamingConfiguration(true);
      return Promise.resolve(response);
    },
  };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
