// Ids in the form of the service. The same name always gets the same id, so a test can expect it.
import { createHash } from "node:crypto";
import type { ResourceName } from "../../provider";
import type { Properties } from "../../provider/schema";

/** The id of a resource with this logical name. It also depends on the parent and on the name on the service. */
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
