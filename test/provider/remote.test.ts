import { describe, expect, test } from "vitest";
import type { Api } from "../../provider/http/client";
import { pagesOf } from "../../provider/http/pages";
import { restCollection, type Remote } from "../../provider/remote";
import { clientOf, failureOf, json, serve } from "./http/service";

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

test.each(["list", "find"] as const)("a cancelled %s of a collection ends at once", async (look) => {
  const url = await serve(() => undefined); // It never answers.
  const pages = (api: Api) => pagesOf(api, "/v2/things");
  const things = { path: "/v2/things", updateMethod: "PUT", readOnly: [], onlyWhenChanged: [] } as const;
  const find = (remote: Remote) => remote.list();
  const options = { signal: AbortSignal.timeout(50) };
  const remote = restCollection({ ...things, find, list: pages }, { api: clientOf(url), options });
  const begun = performance.now();
  const items = look === "list" ? remote.list() : remote.find({});
  expect((await failureOf(items[Symbol.asyncIterator]().next())).message).toMatch(/cancelled/);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

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
