import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  DiffResponse,
  type CheckRequest,
  type ConfigureRequest,
  type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import type { EngineLog } from "./engine-log";
import type { Instance } from "./instance";
import { received, sent } from "./property";
import { misspeltIn, plainSecretsIn, problemsOf, settingsIn, settingsSchema, sourceOf } from "./settings";

/** How a provider instance gets its settings. */
export function configuration(instance: Instance, log: EngineLog) {
  return {
    async checkConfig(request: CheckRequest) {
      const { values, secrets } = received(request.getNews());
      const source = sourceOf(request.getUrn());
      const reasons = problemsOf(values, source);
      const misspelt = misspeltIn(values, source);
      if (source === "provider") reasons.push(...misspelt);
      // In a project that is called vonage, a setting of the program can look like one of the provider.
      else
        for (const text of [...misspelt, ...plainSecretsIn(values, secrets)])
          log.tell("warning", text, request.getUrn());

      const response = new CheckResponse().setInputs(sent(values, settingsSchema, secrets));
      // A failure that names its property would have the engine print the value, secrets included.
      response.setFailuresList(reasons.map((reason) => new CheckFailure().setReason(reason)));
      return Promise.resolve(response);
    },

    async diffConfig(request: DiffRequest) {
      // The old settings can be those of the dynamic provider, which a state of it names. No change of settings is a
      // reason to replace anything: whether a resource belongs to the account is for the resource to say.
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
