import { Applications, type Application } from "@vonage/applications";
import { Auth } from "@vonage/auth";
import { SortOrder, Users, type UserType } from "@vonage/users";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { ownKeys } from "../emulator/client";

let emulator: Emulator;
let applications: Applications;
let applicationId: string;
let client: Users;

beforeAll(async () => {
  emulator = await startEmulator();
  const auth = new Auth({ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret });
  applications = new Applications(auth, { apiHost: emulator.url });
});
beforeEach(async () => {
  emulator.reset();
  const made = await applications.createApplication({
    name: "shop",
    keys: { publicKey: ownKeys.publicKey },
  } as Application);
  applicationId = made.id ?? "";
  client = usersOf(applicationId, ownKeys.privateKey);
});
afterAll(() => emulator.stop());

const usersOf = (id: string, privateKey: string): Users =>
  new Users(new Auth({ applicationId: id, privateKey }), { apiHost: emulator.url });

const bob: UserType = {
  name: "bob",
  displayName: "Bob",
  imageUrl: "https://example.com/bob.png",
  properties: { customData: { camelCase: "1", snake_case: "2" } },
  channels: {
    pstn: [{ number: 123457 }],
    sip: [{ uri: "sip:4442138907@sip.example.com;transport=tls", username: "New SIP", password: "Password" }],
    vbc: [{ extension: "403" }],
    websocket: [
      { uri: "wss://example.com/socket", contentType: "audio/l16;rate=16000", headers: { customer_id: "ABC123" } },
    ],
    sms: [{ number: "447700900000" }],
    mms: [{ number: "447700900000" }],
    whatsapp: [{ number: "447700900000" }],
    viber: [{ number: "447700900000" }],
    messenger: [{ id: "12345abcd" }],
  },
};

const statusOf = async (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: { response: Response }) => error.response.status,
  );

// The official Node client against the emulator: every call that `@vonage/users` has, with the tokens it makes itself.
describe("@vonage/users", () => {
  test("creates a user with all fields of the client's types, and reads it by id and by name", async () => {
    const made = await client.createUser(bob);
    expect(made).toMatchObject(bob);
    expect(made.id).toMatch(/^USR-/);
    expect(await client.getUser(made.id ?? "")).toEqual(made);
    expect(await client.getUser("bob")).toEqual(made);
    expect(emulator.users(applicationId)[0]).toMatchObject({
      display_name: "Bob",
      properties: { custom_data: { camelCase: "1", snake_case: "2" } },
      channels: { websocket: [{ "content-type": "audio/l16;rate=16000", headers: { customer_id: "ABC123" } }] },
    });
  });

  test("creates a user without any fields", async () => {
    const made = await client.createUser({});
    expect(made.name).toMatch(/^NAM-/);
    expect(made.properties).toEqual({ customData: {} });
  });

  test("updates a user with the complete object that it has read", async () => {
    const made = await client.createUser(bob);
    const updated = await client.updateUser({ ...made, displayName: "Robert" });
    expect(updated).toEqual({ ...made, displayName: "Robert" });
    expect(emulator.journal().at(-1)).toMatchObject({ method: "PATCH", status: 200 });
  });

  test("updates a part of a user", async () => {
    const made = await client.createUser(bob);
    const updated = await client.updateUser({ id: made.id, imageUrl: "https://example.com/new.png" });
    expect(updated).toEqual({ ...made, imageUrl: "https://example.com/new.png" });
  });

  test("reads a page", async () => {
    for (const name of ["c", "a", "b"]) await client.createUser({ name });
    const page = await client.getUserPage({ pageSize: 2, order: SortOrder.DESC });
    expect(page._embedded.users.map(({ name }) => name)).toEqual(["c", "b"]);
    expect(page._links?.next?.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/users\?order=DESC&page_size=2&cursor=/);
  });

  test.each([1, 3, 7, 100])("follows the cursors through all pages of %i", async (pageSize) => {
    const expected = [..."abcdefg"];
    for (const name of expected.toReversed()) await client.createUser({ name });
    const names: string[] = [];
    for await (const user of client.listAllUsers({ pageSize })) names.push(user.name ?? "");
    expect(names).toEqual(expected);
  });

  test("deletes a user", async () => {
    const made = await client.createUser(bob);
    await client.deleteUser(made.id ?? "");
    expect(await statusOf(client.getUser(made.id ?? ""))).toBe(404);
    expect(await statusOf(client.deleteUser(made.id ?? ""))).toBe(404);
  });

  test("gets 400 for a name that another user has", async () => {
    await client.createUser(bob);
    expect(await statusOf(client.createUser(bob))).toBe(400);
  });

  test("works with the key pair that the emulator has made", async () => {
    const made = await applications.createApplication({ name: "other" } as Application);
    const users = usersOf(made.id ?? "", made.keys?.privateKey ?? "");
    expect((await users.createUser(bob)).name).toBe("bob");
    expect(await statusOf(client.getUser("bob"))).toBe(404);
  });

  test("is refused with another key, and after the application is deleted", async () => {
    const other = await applications.createApplication({ name: "other" } as Application);
    expect(await statusOf(usersOf(applicationId, other.keys?.privateKey ?? "").getUserPage({}))).toBe(401);
    await applications.deleteApplication(applicationId);
    expect(await statusOf(client.getUserPage({}))).toBe(401);
  });
});
