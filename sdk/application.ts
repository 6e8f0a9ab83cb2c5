// The class VonageApplication.
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { ApplicationInputs, ApplicationState } from "../provider";
import type { InputsOf } from "./property";
import { resourceWith } from "./resource";

/** The inputs of an application. */
export interface VonageApplicationArgs extends Omit<InputsOf<ApplicationInputs>, "name"> {
  /**
   * A friendly name. It need not be unique.
   * @default the resource's logical name
   */
  name?: Input<string>;
}

/**
 * A Vonage application: the container for webhooks, capabilities and a key pair.
 *
 * By default the provider generates the key pair on this machine, and `privateKey` is a secret output. Every change is
 * made in place, even a change of the key.
 */
export class VonageApplication extends resourceWith<ApplicationState>() {
  constructor(name: string, args: VonageApplicationArgs = {}, opts?: CustomResourceOptions) {
    super("Application", name, { ...args, name: args.name ?? name }, opts);
  }

  /**
   * Reads an application that is managed elsewhere, by its id. Vonage never returns its private key.
   * @throws if there is no such application
   */
  static get(name: string, id: Input<string>, opts?: CustomResourceOptions): VonageApplication {
    return new VonageApplication(name, {}, { ...opts, id });
  }
}
