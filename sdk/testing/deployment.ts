// What a deployment knows when it checks a resource: the settings of its provider, and the keys of its applications.
import * as pulumi from "@pulumi/pulumi";
import type { ProgramHost } from "../../provider";
import type { Properties } from "../../provider/schema";
import { provider } from "../address";

type Check = Parameters<ProgramHost["refusals"]>;

const PROVIDERS = /^pulumi:providers:/;

/** A deployment under mocks. */
export class MockedDeployment {
  /** The inputs of the providers that the program has made, by their names. */
  readonly #providers = new Map<string, Properties>();
  readonly #keys: Record<string, string> = {};

  /** Remembers a resource that other resources may need: a provider. */
  note(type: string, name: string, inputs: Properties): void {
    if (PROVIDERS.test(type)) this.#providers.set(name, inputs);
  }

  /** Remembers the private key of an application, which signs the requests about its users. */
  noteKey(applicationId: string, privateKey: unknown): void {
    if (typeof privateKey === "string") this.#keys[applicationId] = privateKey;
  }

  /** All reasons why the provider would refuse a resource. `reference` is that of an explicit provider. */
  refusals(type: Check[0], request: Check[1], reference: string | undefined): string[] {
    return new (provider().ProgramHost)().refusals(type, request, this.#settingsOf(reference), this.#keys);
  }

  #settingsOf(reference = ""): Check[2] {
    // The reference is URN::ID, and the URN ends with the name.
    const inputs = this.#providers.get(reference.split("::").at(-2) ?? "");
    return (key) => {
      const value = inputs ? (inputs[`vonage:${key}`] ?? inputs[key]) : pulumi.runtime.getConfig(`vonage:${key}`);
      return typeof value === "string" ? value : undefined;
    };
  }
}
