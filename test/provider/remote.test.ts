import { describe, expect, test } from "vitest";
import { restCollection } from "../../provider/remote";
import { clientOf, json, serve } from "./http/service";

/** A collection of a service that has an object for every id, and the requests that it received. */
async function collection() {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    json(response, 200, { id: decodeURIComponent((request.url ?? "").split("/").pop()!) });
  });
  const things = { path: "/v2/things", updateMethod: "PUT", readOnly: [], onlyWhenChanged: [] } as const;
  const none = async function* () {};
  const remote = restCollection({ ...things, find: none, list: none }, { api: clientOf(url), options: {} });
  return { remote, seen };
}

describe("an object of a collection", () => {
  test.each(["a/b", "../users", "a?b=c", "a#b"])("is asked for by its whole id: %s", async (id) => {
    const { remote, seen } = await collection();
    const live = await remote.read(id);
    await remote.update(id, { live, merged: { ...live, name: "another" }, always: false });
    await remote.delete(id);
    const path = `/v2/things/${encodeURIComponent(id)}`;
    expect(seen).toEqual([`GET ${path}`, `PUT ${path}`, `DELETE ${path}`]);
  });

  test.each(["", ".", ".."])("is not asked for by %j, which leads elsewhere", async (id) => {
    const { remote, seen } = await collection();
    const refusal = `"${id}" is not an id of /v2/things.`;
    await expect((async () => await remote.read(id))()).rejects.toThrow(refusal);
    await expect((async () => await remote.delete(id))()).rejects.toThrow(refusal);
    expect(seen).toEqual([]);
  });
});
