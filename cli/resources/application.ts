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

/** All applications of an account, each once, and none left out, even where one moves to another page meanwhile. */
export async function listApplications(client: VonageClient): Promise<Properties[]> {
  const all = { api: client, path: "/v2/applications", shape: shapes.applications };
  return await listAll(all, (numbers, read) => eachWithProgress("Pages", numbers, read));
}

/** Listed applications in whole: of single ones it reads only what the list does not tell. */
export async function wholeApplications(client: VonageClient, listed: readonly Properties[]): Promise<Properties[]> {
  const found = await eachWithProgress("Applications", listed, async (item) =>
    isWhole(item) ? item : await readOne(client, "/v2/applications", item),
  );
  return found.filter((body) => body !== undefined);
}

/** Whether a list shows all that a look at the application itself would. */
function isWhole({ keys, capabilities }: Properties): boolean {
  return isObject(keys) && isObject(capabilities);
}
