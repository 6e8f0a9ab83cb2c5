// Reads and names users.
import { listAll, shapes } from "../../provider/http/pages";
import type { Properties } from "../../provider/schema";
import { eachWithProgress } from "../terminal/progress";
import { sorted, type Item, type Kind } from "./kind";
import { readOne } from "./read-one";

/** The users of the applications with an available private key. */
export const user: Kind = {
  async read({ session, applications, keys }) {
    const found: Item[] = [];
    for (const { id } of applications) {
      const applicationId = String(id);
      const key = keys.get(applicationId);
      if (key === undefined) continue;
      const api = session.account.client.as(applicationId, key);
      const items = await listAll({ api, path: "/v1/users", shape: shapes.users });
      const bodies = await eachWithProgress("Users", items, (item) => readOne(api, "/v1/users", item));
      for (const body of sorted(bodies.filter((one): one is Properties => one !== undefined)))
        found.push({ type: "User", id: String(body.id), title: String(body.name), body, applicationId });
    }
    return found;
  },
  isSigned: true,
  known: ({ applicationId }, privateKey) => ({ applicationId, privateKey }),
  words: ({ title }, owner) => [...(owner ? [owner.logicalName] : []), title],
  first: ["application", "applicationId", "privateKey", "name", "displayName"],
};
