// Reads and names applications.
import type { VonageClient } from "../../provider/http/client";
import { listAll, shapes } from "../../provider/http/pages";
import { isObject, type Properties } from "../../provider/schema";
import { eachWithProgress } from "../terminal/progress";
import type { Kind } from "./kind";
import { readOne } from "./read-one";

export const application: Kind = {
  read: ({ applications }) =>
    Promise.resolve(
      applications.map((body) => ({ type: "Application", id: String(body.id), title: String(body.name), body })),
    ),
  isSigned: false,
  known: (_item, privateKey) => (privateKey === undefined ? {} : { privateKey }),
  words: ({ title }) => [title],
  first: ["privateKey", "name"],
};

/** All applications of an account, each once, even if one moves to another page during the reading. */
export async function listApplications(client: VonageClient): Promise<Properties[]> {
  const all = { api: client, path: "/v2/applications", shape: shapes.applications };
  return await listAll(all, (numbers, read) => eachWithProgress("Pages", numbers, read));
}

/** Complete applications from a list. Reads single ones only if the list leaves out a part of them. */
export async function wholeApplications(client: VonageClient, listed: readonly Properties[]): Promise<Properties[]> {
  const found = await eachWithProgress("Applications", listed, async (item) =>
    isWhole(item) ? item : await readOne(client, "/v2/applications", item),
  );
  return found.filter((body) => body !== undefined);
}

/** Whether the list shows everything that a read of the application shows. */
function isWhole({ keys, capabilities }: Properties): boolean {
  return isObject(keys) && isObject(capabilities);
}
