// Reads type tokens and URNs.
import { VonageUsageError } from "../../http/errors";
import type { Resource } from "../../resource";
import { resources } from "../../resources";

/** The resource of a type token or of a urn. */
export function resourceOf(typeOrUrn: string): Resource {
  // The type in a urn follows those of the parents: urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME.
  const type = typeOrUrn.startsWith("urn:") ? (typeOrUrn.split("::")[2] ?? "").split("$").pop()! : typeOrUrn;
  const name = /^vonage:(?:index:|index\/\w+:)?(\w+)$/.exec(type)?.[1];
  const known: Readonly<Record<string, Resource>> = resources;
  if (name !== undefined && Object.hasOwn(known, name)) return known[name]!;
  const types = Object.keys(known).map((each) => `vonage:index:${each}`);
  throw new VonageUsageError(`There is no resource ${type} in this release. There are ${types.join(", ")}.`);
}
