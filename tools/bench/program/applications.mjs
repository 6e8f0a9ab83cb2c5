// The resources of the package.
import { VonageApplication } from "pulumi-vonage";
import { applicationArgs } from "./args.mjs";

/** With a public key of one's own, or else with a key pair that the provider makes. */
export function declare(name, address, publicKey) {
  new VonageApplication(name, applicationArgs(address, publicKey));
}
