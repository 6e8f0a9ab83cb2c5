import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Account } from "../../../provider/http/account";
import { keyOf } from "../../../provider/resources/signed-requests";
import { Memory, Session } from "../../../provider/session";
import { clientOf, failureOf, json, serve } from "../http/service";

/** A session that looks for keys in a folder, and the requests that it sends. */
async function searching() {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(String(request.url));
    json(response, 200, {});
  });
  const privateKeyFolder = mkdtempSync(join(tmpdir(), "pulumi-vonage-keys-"));
  onTestFinished(() => rmSync(privateKeyFolder, { recursive: true }));
  const memory = new Memory({ privateKeyFolder });
  return { session: new Session(new Account(clientOf(url)), { memory }), seen };
}

test.each(["a/b", "../users", "a?b=c", "a#b"])("the application %s is asked for by its whole id", async (id) => {
  const { session, seen } = await searching();
  expect(await keyOf(session, id)).toBeUndefined();
  expect(seen).toEqual([`/v2/applications/${encodeURIComponent(id)}`]);
});

test("an id that leads elsewhere is not asked for", async () => {
  const { session, seen } = await searching();
  const error = await failureOf(keyOf(session, ".."));
  expect(error.message).toBe('".." is not an id of /v2/applications.');
  expect(seen).toEqual([]);
});
