// Ids as the service would give them, always the same for the same name, so that tests can be compared.
import { createHash } from "node:crypto";
import type { ResourceName } from "../../provider";

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
