// The class VonageProvider.
import * as pulumi from "@pulumi/pulumi";
import { isObject } from "../provider/schema";
import { settings } from "../provider/schema/settings";

/** The arguments that the state keeps as secrets. */
const secrets = new Set<string>(settings.filter(({ secret }) => secret).map(({ key }) => key));

/** The settings of one account: its credentials, the addresses of the APIs, and limits for requests. */
export interface VonageProviderArgs {
  /** The account's API key. Default: that of the environment, VONAGE_API_KEY */
  apiKey?: pulumi.Input<string>;

  /** The account's API secret. It is kept as a secret. Default: that of the environment, VONAGE_API_SECRET */
  apiSecret?: pulumi.Input<string>;

  /** The address of the Applications and Users APIs. Default: https://api.nexmo.com */
  baseUrl?: pulumi.Input<string>;

  /** The address of the Numbers API. Default: https://rest.nexmo.com, or baseUrl if only baseUrl is given */
  restUrl?: pulumi.Input<string>;

  /** The time limit of one request, in seconds, from 0.1 to 600. Default: 30 */
  requestTimeout?: pulumi.Input<number>;

  /** How many times a request is retried after a transient failure, from 0 to 20. Default: 5 */
  maxRetries?: pulumi.Input<number>;

  /** How many requests may begin within a second, from 0.1 to 10000. Default: 100 */
  requestsPerSecond?: pulumi.Input<number>;

  /** How many requests to the Numbers API may begin within a second, from 0.1 to 100. Default: 1 */
  numbersRequestsPerSecond?: pulumi.Input<number>;

  /** The longest time until an accepted write is visible to every read, in seconds, from 0 to 120. Default: 5 */
  consistencyWindow?: pulumi.Input<number>;

  /** Private keys in PEM by application id, for applications whose key is in no state. They are kept as secrets. */
  privateKeys?: pulumi.Input<Record<string, pulumi.Input<string>>>;

  /** A folder of files with such private keys, in PEM without a passphrase; each is matched to the application that has its public half. */
  privateKeyFolder?: pulumi.Input<string>;
}

/**
 * An explicit provider, for another account than that of the stack's configuration. Arguments that are left out come from
 * the environment, never from the stack's configuration. Pass it as the option `provider`:
 *
 * @example
 * const other = new VonageProvider("other", { apiKey, apiSecret });
 * new VonageApplication("shop", {}, { provider: other });
 */
export class VonageProvider extends pulumi.ProviderResource {
  constructor(name: string, args: VonageProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const given = Object.entries(args).filter(([, value]) => value !== undefined);
    const texts = given.map(([key, value]: [string, pulumi.Input<unknown>]) => {
      const known = pulumi.output(value) as pulumi.Output<unknown>;
      const text = known.apply((it) => (isObject(it) || typeof it === "number" ? JSON.stringify(it) : it));
      return [`vonage:${key}`, secrets.has(key) ? pulumi.secret(text) : text] as const;
    });
    super("pulumi-nodejs", name, Object.fromEntries(texts), opts);
  }
}
