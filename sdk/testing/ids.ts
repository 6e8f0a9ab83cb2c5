// Ids as the service would give them, always the same for the same name, so that tests can be compared.
import { createHash } from "node:crypto";
import type { ResourceName } from "../../provider";
import type { Properties } from "../../provider/schema";

/** The id that a resource of this logical name has; what it belongs to, or what it is called on the service, is part of it. */
export function resourceIdOf(type: ResourceName, name: string, { applicationId, country, msisdn }: Properties): string {
  if (type === "Number") return `${String(country)}/${String(msisdn)}`;
  return idOf(type, type === "User" ? `${String(applicationId)}/${name}` : name);
}

export function idOf(type: ResourceName, name: string): string {
  const digest = createHash("sha256").update(`${type}:${name}`).digest("hex");
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 15),
    digest.slice(15, 18),
    digest.slice(18, 30),
  ];
  const uuid = `${a}-${b}-4${c}-8${d}-${e}`;
  return type === "User" ? `USR-${uuid}` : uuid;
}
