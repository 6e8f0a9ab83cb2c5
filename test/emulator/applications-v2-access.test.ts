import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, basic, createApplication, send } from "./client";

let emulator: Emulator;
let call: ReturnType<typeof asAccount>;

beforeAll(async () => {
  emulator = await startEmulator();
  call = asAccount(emulator);
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

describe("credentials of v2", () => {
  const unauthorized = {
    type: "https://developer.nexmo.com/api-errors#unauthorized",
    title: "Invalid credentials supplied",
    detail: "You did not provide correct credentials.",
  };

  test.each([
    ["nothing", {}],
    ["a wrong secret", basic("emulator-key", "wrong")],
    ["an unknown key", basic("other", "emulator-secret")],
    ["a token", { authorization: "Bearer x.y.z" }],
    ["nonsense", { authorization: "Basic !!!" }],
    ["no colon", { authorization: `Basic ${Buffer.from("emulator-key").toString("base64")}` }],
  ])("is refused with %s", async (_what, headers) => {
    const { status, body } = await send(emulator.url, "GET", "/v2/applications", { headers });
    expect(status).toBe(401);
    expect(body).toMatchObject(unauthorized);
  });

  test("are accepted with a lower-case basic, or in the query", async () => {
    const { authorization } = basic(emulator.apiKey, emulator.apiSecret);
    const headers = { authorization: authorization.replace("Basic", "basic") };
    expect((await send(emulator.url, "GET", "/v2/applications", { headers })).status).toBe(200);
    const query = `api_key=${emulator.apiKey}&api_secret=${emulator.apiSecret}`;
    expect((await send(emulator.url, "GET", `/v2/applications?${query}`)).status).toBe(200);
  });

  test("give access to the applications of their own account only", async () => {
    const two = await startEmulator({ accounts: [{ apiKey: "second", apiSecret: "s2" }] });
    try {
      const { id } = await createApplication(two);
      const headers = basic("second", "s2");
      const list = await send(two.url, "GET", "/v2/applications", { headers });
      expect(list.body.total_items).toBe(0);
      for (const method of ["GET", "DELETE"]) {
        expect((await send(two.url, method, `/v2/applications/${id}`, { headers })).status).toBe(404);
      }
      expect(two.applications("second")).toEqual([]);
      expect(two.applications()).toHaveLength(1);
      expect(two.journal().at(-1)).toMatchObject({ apiKey: "second" });
    } finally {
      await two.stop();
    }
  });
});

describe("the Accept header", () => {
  test.each(["application/xml", "text/html, application/hal+json", "garbage", ";;", "application/json;q=0"])(
    "is refused when it is %j",
    async (accept) => {
      const { status, body } = await call("GET", "/v2/applications", { headers: { accept } });
      expect(status).toBe(406);
      expect(body).toMatchObject({
        type: "https://developer.nexmo.com/api-errors#accept-header",
        title: "Invalid Accept header",
        detail: "Invalid Accept header provided. Must be one of the following: 'application/json'",
      });
    },
  );

  test.each(["*/*", "", "application/*;q=0.1", "text/html, APPLICATION/JSON"])("accepts %j", async (accept) => {
    expect((await call("GET", "/v2/applications", { headers: { accept } })).status).toBe(200);
  });
});
