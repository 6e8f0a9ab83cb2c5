import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type JsonObject, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, createApplication } from "./client";

let emulator: Emulator;
let applicationId: string;
let call: ReturnType<typeof asApplication>;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  emulator.reset();
  const made = await createApplication(emulator);
  applicationId = made.id;
  call = asApplication(emulator, made.id, made.privateKey);
});
afterAll(() => emulator.stop());

const USER_ID = /^USR-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const everything = {
  name: "my_user_name",
  display_name: "My User Name",
  image_url: "https://example.com/image.png",
  properties: { custom_data: { camelCase: { snake_case: [1, null] } }, ttl: 3600 },
  channels: {
    pstn: [{ number: 123457 }],
    sip: [{ uri: "sip:4442138907@sip.example.com;transport=tls", username: "New SIP", password: "Password" }],
    vbc: [{ extension: "403" }],
    websocket: [
      { uri: "wss://example.com/socket", "content-type": "audio/l16;rate=16000", headers: { customer_id: "ABC123" } },
    ],
    sms: [{ number: "447700900000" }],
    mms: [{ number: "447700900000" }],
    whatsapp: [{ number: "447700900000" }],
    viber: [{ number: "447700900000" }],
    messenger: [{ id: "12345abcd" }],
  },
};

const names = (body: JsonObject): unknown[] =>
  (body._embedded as { users: JsonObject[] }).users.map(({ name }) => name);

describe("POST /v1/users", () => {
  test("makes an id and a name if they are missing", async () => {
    const { status, headers, body } = await call("POST", "/v1/users", { json: {} });
    expect(status).toBe(201);
    expect(headers["content-type"]).toBe("application/json");
    expect(body).toEqual({
      id: expect.stringMatching(USER_ID) as string,
      name: expect.stringMatching(/^NAM-[0-9a-f-]{36}$/) as string,
      properties: { custom_data: {} },
      channels: {},
      _links: { self: { href: `${emulator.url}/v1/users/${body.id as string}` } },
    });
  });

  test("stores all documented fields unchanged, and shows the password of SIP", async () => {
    const { status, body } = await call("POST", "/v1/users", { json: everything });
    expect(status).toBe(201);
    const { id, _links, ...rest } = body;
    expect(rest).toEqual(everything);
    expect((await call("GET", `/v1/users/${id as string}`)).body).toEqual(body);
    expect(emulator.users(applicationId)).toEqual([body]);
  });

  test("refuses a name that is taken, with 400", async () => {
    await call("POST", "/v1/users", { json: { name: "bob" } });
    const { status, body } = await call("POST", "/v1/users", { json: { name: "bob" } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      title: "Bad request.",
      type: "https://developer.nexmo.com/api/conversation#user:error:duplicate-name",
      code: "user:error:duplicate-name",
    });
    expect(emulator.users(applicationId)).toHaveLength(1);
  });

  test("accepts the same name in another application", async () => {
    await call("POST", "/v1/users", { json: { name: "bob" } });
    const other = await createApplication(emulator);
    const callOther = asApplication(emulator, other.id, other.privateKey);
    expect((await callOther("POST", "/v1/users", { json: { name: "bob" } })).status).toBe(201);
    const mine = (await call("GET", "/v1/users/bob")).body;
    expect((await callOther("GET", `/v1/users/${mine.id as string}`)).status).toBe(404);
  });

  const refused: [JsonObject, string][] = [
    [{ name: 5 }, '"name" must be a string'],
    [{ name: "" }, '"name" is not allowed to be empty'],
    [{ name: null }, '"name" must be a string'],
    [{ display_name: "" }, '"display_name" is not allowed to be empty'],
    [{ image_url: "not a uri" }, '"image_url" must be a valid uri'],
    [{ nickname: "bob" }, '"nickname" is not allowed'],
    [{ properties: [] }, '"properties" must be of type object'],
    [{ properties: { other: 1 } }, '"other" is not allowed'],
    [{ properties: { ttl: "1" } }, '"ttl" must be a number'],
    [{ properties: { ttl: -1 } }, '"ttl" must be greater than or equal to 0'],
    [{ properties: { ttl: 1e300 } }, '"ttl" must be a safe number'],
    [{ channels: { fax: [] } }, '"fax" is not allowed'],
    [{ channels: { pstn: [{ number: "123" }] } }, '"number" must be a number'],
    [{ channels: { sms: [{ number: 123 }] } }, '"number" must be a string'],
    [
      { channels: { websocket: [{ "content-type": "audio/mp3" }] } },
      '"content-type" must be one of [audio/l16;rate=8000, audio/l16;rate=16000]',
    ],
    [{ channels: { websocket: [{ content_type: "audio/l16;rate=8000" }] } }, '"content_type" is not allowed'],
  ];

  test("names the whole path of a refused field beside the reason", async () => {
    const { body } = await call("POST", "/v1/users", {
      json: { properties: { ttl: "1" }, channels: { sms: [{ number: 1 }] } },
    });
    expect(body.invalid_parameters).toEqual([
      { name: "properties.ttl", reason: '"ttl" must be a number' },
      { name: "channels.sms.0.number", reason: '"number" must be a string' },
    ]);
  });

  test.each(refused)("refuses %j", async (json, reason) => {
    const { status, body } = await call("POST", "/v1/users", { json });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      title: "Bad request.",
      type: "https://developer.nexmo.com/api/conversation#http:error:validation-fail",
      code: "http:error:validation-fail",
      detail: "Input validation failure.",
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      invalid_parameters: [{ reason }],
    });
  });

  test("reports everything that is wrong at once", async () => {
    const { body } = await call("POST", "/v1/users", { json: { name: 5, display_name: "", other: 1 } });
    expect(body.invalid_parameters).toHaveLength(3);
  });

  test.each(["me", "USR-1"])("refuses the name %s", async (name) => {
    expect((await call("POST", "/v1/users", { json: { name } })).status).toBe(400);
  });

  test("refuses another content type with 400", async () => {
    const headers = { "content-type": "application/octet-stream" };
    const { status, body } = await call("POST", "/v1/users", { raw: "{}", headers });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "http:error:validation-fail",
      detail: "Invalid Content-Type.",
      invalid_parameters: [
        {
          name: "content-type",
          reason: 'content-type "application/octet-stream" is not supported. Supported versions are [application/json]',
        },
      ],
    });
  });

  test.each(["{", "", "null", "[]", "7"])("refuses the body %j", async (raw) => {
    const { status, body } = await call("POST", "/v1/users", { raw, headers: { "content-type": "application/json" } });
    expect(status).toBe(400);
    expect(body.code).toBe("http:error:validation-fail");
  });
});

describe("GET /v1/users/:id", () => {
  test("finds a user by name too, with any characters in it", async () => {
    const { body } = await call("POST", "/v1/users", { json: { name: "new name! ü/?" } });
    const { status, body: found } = await call("GET", `/v1/users/${encodeURIComponent("new name! ü/?")}`);
    expect(status).toBe(200);
    expect(found).toEqual(body);
  });

  test("answers 404 for a user that does not exist", async () => {
    const { status, body } = await call("GET", "/v1/users/nobody");
    expect(status).toBe(404);
    expect(body).toMatchObject({
      title: "Not found.",
      code: "user:error:not-found",
      detail: "User does not exist, or you do not have access.",
    });
  });
});

describe("PATCH /v1/users/:id", () => {
  test("changes the given fields and keeps the others", async () => {
    const made = (await call("POST", "/v1/users", { json: everything })).body;
    const path = `/v1/users/${made.id as string}`;
    const { status, body } = await call("PATCH", path, { json: { display_name: "New", channels: { sms: [] } } });
    expect(status).toBe(200);
    expect(body).toEqual({ ...made, display_name: "New", channels: { sms: [] } });
    expect((await call("PATCH", path, { json: { properties: {} } })).body.properties).toEqual({});
    expect((await call("PATCH", path, { json: {} })).body.name).toBe("my_user_name");
  });

  test("renames a user and frees the old name", async () => {
    const { id } = (await call("POST", "/v1/users", { json: { name: "bob" } })).body;
    await call("PATCH", `/v1/users/${id as string}`, { json: { name: "rob" } });
    expect((await call("GET", "/v1/users/bob")).status).toBe(404);
    expect((await call("GET", "/v1/users/rob")).body.id).toBe(id);
    expect((await call("POST", "/v1/users", { json: { name: "bob" } })).status).toBe(201);
  });

  test("refuses a name that is taken, no name, and the id", async () => {
    await call("POST", "/v1/users", { json: { name: "bob" } });
    const { id } = (await call("POST", "/v1/users", { json: { name: "rob" } })).body;
    const path = `/v1/users/${id as string}`;
    expect((await call("PATCH", path, { json: { name: "bob" } })).body.code).toBe("user:error:duplicate-name");
    expect((await call("PATCH", path, { json: { name: "rob" } })).status).toBe(200);
    expect((await call("PATCH", path, { json: { name: null } })).status).toBe(400);
    expect((await call("PATCH", path, { json: { id } })).status).toBe(400);
  });

  test("removes fields that are null", async () => {
    const json = {
      display_name: "Bob",
      image_url: "https://a.b/c.png",
      properties: { ttl: 5 },
      channels: { pstn: [] },
    };
    const { id } = (await call("POST", "/v1/users", { json })).body;
    const path = `/v1/users/${id as string}`;
    const nothing = { display_name: null, image_url: null, properties: null, channels: null };
    const { status, body } = await call("PATCH", path, { json: nothing });
    expect(status).toBe(200);
    expect(body).toMatchObject({ properties: {}, channels: {} });
    expect(body).not.toHaveProperty("display_name");
    expect(body).not.toHaveProperty("image_url");
    expect((await call("POST", "/v1/users", { json: { display_name: null } })).status).toBe(400);
  });

  test("and DELETE accept an id only", async () => {
    await call("POST", "/v1/users", { json: { name: "bob" } });
    expect((await call("PATCH", "/v1/users/bob", { json: {} })).status).toBe(404);
    expect((await call("DELETE", "/v1/users/bob")).status).toBe(404);
  });
});

describe("DELETE /v1/users/:id", () => {
  test("answers 204, and then 404", async () => {
    const { id } = (await call("POST", "/v1/users", { json: {} })).body;
    expect(await call("DELETE", `/v1/users/${id as string}`)).toMatchObject({ status: 204, text: "" });
    expect((await call("DELETE", `/v1/users/${id as string}`)).status).toBe(404);
  });
});

describe("GET /v1/users", () => {
  test("lists users in their short form, in the byte order of their names", async () => {
    for (const name of ["b", "🦊", "a", "Z", "ﬀ", "é"])
      await call("POST", "/v1/users", { json: { name, display_name: name } });
    const { status, body } = await call("GET", "/v1/users");
    expect(status).toBe(200);
    expect(names(body)).toEqual(["Z", "a", "b", "é", "ﬀ", "🦊"]);
    const { users } = body._embedded as { users: JsonObject[] };
    expect(Object.keys(users[0] ?? {})).toEqual(["id", "name", "display_name", "_links"]);
    expect(body._links).toEqual({
      first: { href: `${emulator.url}/v1/users` },
      self: { href: `${emulator.url}/v1/users` },
    });
    expect(names((await call("GET", "/v1/users?order=DESC")).body)).toEqual(["🦊", "ﬀ", "é", "b", "a", "Z"]);
  });

  test.each(["asc", "desc"])("pages %s with absolute links, forwards and backwards", async (order) => {
    const all = [..."abcdefghijk"];
    for (const name of all) await call("POST", "/v1/users", { json: { name } });
    const expected = order === "asc" ? all : all.toReversed();
    const follow = async (href: unknown) => call("GET", String(href).slice(emulator.url.length));
    const links = (body: JsonObject) => body._links as Record<string, { href: string } | undefined>;
    let page = await call("GET", `/v1/users?order=${order}&page_size=4`);
    const pages = [names(page.body)];
    expect(links(page.body).prev).toBeUndefined();
    for (let next = links(page.body).next; next; next = links(page.body).next) {
      expect(next.href).toMatch(new RegExp(`^${emulator.url}/v1/users\\?order=${order}&page_size=4&cursor=[^&]+$`));
      page = await follow(next.href);
      pages.push(names(page.body));
    }
    expect(pages).toEqual([expected.slice(0, 4), expected.slice(4, 8), expected.slice(8)]);
    page = await follow(links(page.body).prev?.href);
    expect(names(page.body)).toEqual(expected.slice(4, 8));
    page = await follow(links(page.body).prev?.href);
    expect(names(page.body)).toEqual(expected.slice(0, 4));
    expect(links(page.body).prev).toBeUndefined();
  });

  test("continues at the right place when the user at the cursor is deleted", async () => {
    for (const name of [..."abcd"]) await call("POST", "/v1/users", { json: { name } });
    const { body } = await call("GET", "/v1/users?page_size=2");
    const b = (body._embedded as { users: JsonObject[] }).users[1];
    await call("DELETE", `/v1/users/${b?.id as string}`);
    const next = (body._links as { next: { href: string } }).next.href.slice(emulator.url.length);
    expect(names((await call("GET", next)).body)).toEqual(["c", "d"]);
  });

  test("has ten users on a page by default", async () => {
    for (let index = 0; index < 11; index += 1) await call("POST", "/v1/users", { json: {} });
    const { body } = await call("GET", "/v1/users");
    expect(body.page_size).toBe(10);
    expect(names(body)).toHaveLength(10);
  });

  test("finds one by exact name, and answers 404 when there is none", async () => {
    for (const name of ["bob", "bobby"]) await call("POST", "/v1/users", { json: { name } });
    expect(names((await call("GET", "/v1/users?name=bob")).body)).toEqual(["bob"]);
    const { status, body } = await call("GET", "/v1/users?name=bo");
    expect(status).toBe(404);
    expect(body.code).toBe("user:error:not-found");
  });

  test.each([
    ["page_size=ten", '"page_size" must be a number'],
    ["page_size=0", '"page_size" must be greater than or equal to 1'],
    ["page_size=101", '"page_size" must be less than or equal to 100'],
    ["order=up", '"order" must be one of [asc, desc, ASC, DESC]'],
    ["colour=red", '"colour" is not allowed'],
    ["cursor=nonsense", '"cursor" is not valid'],
  ])("refuses ?%s", async (query, reason) => {
    const { status, body } = await call("GET", `/v1/users?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "http:error:validation-fail", invalid_parameters: [{ reason }] });
  });
});

describe("an application that is deleted", () => {
  test("deletes its users and makes its tokens invalid", async () => {
    await call("POST", "/v1/users", { json: { name: "bob" } });
    await asAccount(emulator)("DELETE", `/v2/applications/${applicationId}`);
    const { status, body } = await call("GET", "/v1/users/bob");
    expect(status).toBe(401);
    expect(body.code).toBe("system:error:invalid-token");
  });
});
