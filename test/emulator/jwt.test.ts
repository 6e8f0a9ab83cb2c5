import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, bearer, claimsFor, createApplication, send, token } from "./client";
import { takeKeyPair } from "../key-pairs";

let emulator: Emulator;
let id: string;
let privateKey: string;

beforeAll(async () => {
  emulator = await startEmulator();
  ({ id, privateKey } = await createApplication(emulator));
});
afterAll(() => emulator.stop());

const now = (): number => Math.floor(Date.now() / 1000);
const list = async (headers: Record<string, string>) => send(emulator.url, "GET", "/v1/users", { headers });
const claims = (more: JsonObject = {}): JsonObject => {
  const all: JsonObject = { ...claimsFor(id), ...more };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
};

describe("a token", () => {
  test.each<[string, JsonObject]>([
    ["with the documented claims", {}],
    ["without an expiry, for the first 15 minutes", { exp: null }],
    ["that lasts 24 hours", { exp: now() + 86400, iat: now() }],
    ["for a named user", { sub: "bob" }],
    ["with an access list that covers the path", { acl: { paths: { "/*/users/**": {} } } }],
    ["with an access list that names the method", { acl: { paths: { "/v1/users": { methods: ["GET"] } } } }],
  ])("is accepted %s", async (_what, more) => {
    expect((await list(bearer(privateKey, claims(more)))).status).toBe(200);
  });

  const code = async (headers: Record<string, string>): Promise<unknown> => {
    const { status, body } = await list(headers);
    expect(status).toBe(401);
    expect(body).toMatchObject({ title: "Unauthorized.", instance: expect.any(String) as string });
    expect(body.type).toBe(`https://developer.nexmo.com/api/conversation#${body.code as string}`);
    return body.code;
  };

  test.each<[string, JsonObject, string]>([
    ["of another application", { application_id: "11111111-2222-4333-8444-555555555555" }, "invalid-token"],
    ["of no application", { application_id: null }, "invalid-token"],
    ["without an id of its own", { jti: null }, "invalid-token"],
    ["without a time of issue", { iat: null }, "invalid-token"],
    ["without any time", { iat: null, exp: null }, "invalid-token"],
    ["from the future", { iat: now() + 600 }, "invalid-token"],
    ["that is not valid yet", { nbf: now() + 600 }, "invalid-token"],
    ["that lasts longer than 24 hours", { iat: now(), exp: now() + 86401 }, "invalid-token"],
    ["that lasts less than 30 seconds", { iat: now() - 1, exp: now() + 10 }, "invalid-token"],
    ["with times as text", { iat: "now" }, "invalid-token"],
    ["that has expired", { iat: now() - 1000, exp: now() - 1 }, "expired-token"],
    ["without an expiry after 15 minutes", { iat: now() - 901, exp: null }, "expired-token"],
    ["whose access list leaves the path out", { acl: { paths: { "/*/conversations/**": {} } } }, "permission"],
    ["whose access list leaves the method out", { acl: { paths: { "/**": { methods: ["POST"] } } } }, "permission"],
  ])("is refused %s", async (_what, more, expected) => {
    expect(await code(bearer(privateKey, claims(more)))).toBe(`system:error:${expected}`);
  });

  test("is refused when it is missing", async () => {
    expect(await code({})).toBe("system:error:missing-token");
  });

  test("is refused when it is not a token", async () => {
    const { authorization } = bearer(privateKey, claims());
    const [head = "", payload = "", signature = ""] = authorization.replace("Bearer ", "").split(".");
    for (const value of [
      `Basic ${head}`,
      "Bearer",
      "Bearer a.b.c",
      `Bearer ${head}.${payload}`,
      `Bearer ${head}.${payload}.`,
      `Bearer ${head}.${payload}.${signature}.x`,
      `Bearer ${head}.${Buffer.from(JSON.stringify(claims({ jti: "other" }))).toString("base64url")}.${signature}`,
    ]) {
      expect(await code({ authorization: value })).toBe("system:error:invalid-token");
    }
  });

  test("is refused unless it is signed with RS256 by the application's own key", async () => {
    const { privateKey: other } = takeKeyPair();
    expect(await code(bearer(other, claims()))).toBe("system:error:invalid-token");
    expect(await code(bearer(privateKey, claims(), { alg: "none" }))).toBe("system:error:invalid-token");
    expect(await code(bearer(privateKey, claims(), { alg: "HS256" }))).toBe("system:error:invalid-token");
    expect(await code(bearer(privateKey, claims(), { typ: "JOSE" }))).toBe("system:error:invalid-token");
  });

  test("stops working when the application's key is replaced", async () => {
    const made = await createApplication(emulator);
    const headers = bearer(made.privateKey, claimsFor(made.id));
    expect((await list(headers)).status).toBe(200);
    const { publicKey: key } = takeKeyPair();
    await asAccount(emulator)("PUT", `/v2/applications/${made.id}`, { json: { name: "x", keys: { public_key: key } } });
    expect((await list(headers)).status).toBe(401);
  });

  test("of an application with an invalid key is refused", async () => {
    const { body } = await asAccount(emulator)("POST", "/v2/applications", {
      json: { name: "x", keys: { public_key: "-----BEGIN PUBLIC KEY-----\\nMIIB\\n-----END PUBLIC KEY-----" } },
    });
    expect((await list(bearer(privateKey, claimsFor(body.id as string)))).status).toBe(401);
  });

  test("of a user may read but not create", async () => {
    const headers = bearer(privateKey, claims({ sub: "bob" }));
    expect((await list(headers)).status).toBe(200);
    const { status, body } = await send(emulator.url, "POST", "/v1/users", { json: {}, headers });
    expect(status).toBe(401);
    expect(body.code).toBe("system:error:permission");
  });

  test("may be used more than once", async () => {
    const headers = { authorization: `bearer ${token(privateKey, claims())}` };
    expect([(await list(headers)).status, (await list(headers)).status]).toEqual([200, 200]);
  });
});
