import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../provider";
import { proxies } from "./proxy";

/** The text that Pulumi keeps in the state of every resource of this type, as Pulumi itself writes it. */
export async function proxyText(name: ResourceName): Promise<string> {
  const provider = proxies[name];
  const { text } = await pulumi.runtime.serializeFunction(() => provider, { allowSecrets: true });
  return text;
}
