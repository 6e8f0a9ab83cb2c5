import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { ApplicationInputs, ApplicationState } from "../provider";
import type { InputsOf } from "./property";
import { resourceWith } from "./resource";

/** What a program declares of an application. */
export interface VonageApplicationArgs extends Omit<InputsOf<ApplicationInputs>, "name"> {
  /**
   * A friendly name. Vonage does not ask that it be unique.
   * @default the resource's logical name
   */
  name?: Input<string>;
}

/**
 * A Vonage application: the container for the webhooks, the capabilities and the key pair of what uses Vonage.
 *
 * The key pair is made on this machine, unless a key of your own is given; `privateKey` is a secret output. Nothing
 * replaces an application: every change, that of the key included, is made in place.
 */
export class VonageApplication extends resourceWith<ApplicationState>() {
  constructor(name: string, args: VonageApplicationArgs = {}, opts?: CustomResourceOptions) {
    super("Application", name, { ...args, name: args.name ?? name }, opts);
  }

  /**
   * Reads an application that is managed elsewhere, by its id. Vonage never returns its private key.
   * @throws where there is no such application
   */
  static get(name: string, id: Input<string>, opts?: CustomResourceOptions): VonageApplication {
    return new VonageApplication(name, {}, { ...opts, id });
  }
}
