import { Applications, type Application } from "@vonage/applications";
import { Auth } from "@vonage/auth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { ownKeys } from "../emulator/client";
import { takeKeyPair } from "../key-pairs";

let emulator: Emulator;
let client: Applications;

beforeAll(async () => {
  emulator = await startEmulator();
  client = new Applications(new Auth({ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret }), {
    apiHost: emulator.url,
  });
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.stop());

const keys = { publicKey: ownKeys.publicKey };
const create = (more: object = {}) => client.createApplication({ name: "shop", keys, ...more } as Application);

const refusal = async (call: Promise<unknown>): Promise<{ status: number; body: unknown }> => {
  const error = (await call.then(
    () => expect.unreachable("must be refused"),
    (reason: unknown) => reason,
  )) as { response: Response };
  return { status: error.response.status, body: await error.response.json() };
};

// The official Node client against the emulator: every call that `@vonage/applications` has.
describe("@vonage/applications", () => {
  test("creates an application with a generated pair and reads it back", async () => {
    const made = await client.createApplication({ name: "shop" } as Application);
    expect(made.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.keys?.privateKey).toContain("BEGIN PRIVATE KEY");
    expect(emulator.privateKeyOf(made.id ?? "")).toBe(made.keys?.privateKey);
    const read = await client.getApplication(made.id ?? "");
    expect(read.keys?.publicKey).toBe(made.keys?.publicKey);
    expect(read.keys?.privateKey).toBeUndefined();
  });

  test("creates an application with all fields of the client's types, in camel case", async () => {
    const made = await create({
      capabilities: {
        voice: {
          webhooks: {
            answerUrl: {
              address: "https://example.com/a",
              httpMethod: "GET",
              connectTimeout: 500,
              socketTimeout: 3000,
            },
            fallbackAnswerUrl: { address: "https://example.com/f", httpMethod: "POST" },
            eventUrl: { address: "https://example.com/e", httpMethod: "POST", socketTimeout: 10000 },
          },
          signedCallbacks: false,
          conversationsTtl: 12,
          legPersistenceTime: 10,
          region: "eu-west",
        },
        messages: {
          version: "v0.1",
          authenticateInboundMedia: true,
          webhooks: {
            inboundUrl: { address: "https://example.com/i", httpMethod: "POST" },
            statusUrl: { address: "https://example.com/s", httpMethod: "POST" },
          },
        },
        rtc: { webhooks: { eventUrl: { address: "https://example.com/r", httpMethod: "GET" } }, signedCallbacks: true },
        verify: { version: "v2", webhooks: { statusUrl: { address: "https://example.com/v", httpMethod: "POST" } } },
        meetings: { webhooks: { roomChanged: { address: "https://example.com/m", httpMethod: "POST" } } },
        vbc: {},
        video: { webhooks: { archiveStatus: { address: "https://example.com/x", active: true } } },
        networkApis: { networkApplicationId: "n", redirectUri: "https://example.com/n" },
      },
      privacy: { improveAi: true },
    });
    expect(emulator.applications()[0]).toMatchObject({
      id: made.id,
      capabilities: {
        voice: {
          webhooks: { answer_url: { http_method: "GET", connect_timeout: 500, socket_timeout: 3000 } },
          signed_callbacks: false,
          conversations_ttl: 12,
          leg_persistence_time: 10,
          region: "eu-west",
        },
        messages: { version: "v0.1", authenticate_inbound_media: true },
        video: { webhooks: { archive_status: { address: "https://example.com/x", active: true } } },
        network_apis: { network_application_id: "n", redirect_uri: "https://example.com/n" },
      },
      privacy: { improve_ai: true },
    });
    expect(made.capabilities?.voice?.webhooks?.answerUrl?.address).toBe("https://example.com/a");
    expect(made.capabilities?.messages?.webhooks?.inboundUrl?.httpMethod).toBe("POST");
  });

  test("sends snake case unchanged", async () => {
    await create({
      capabilities: { voice: { webhooks: { event_url: { address: "https://example.com", http_method: "POST" } } } },
    });
    expect(emulator.applications()[0]).toMatchObject({
      capabilities: { voice: { webhooks: { event_url: { address: "https://example.com" } } } },
    });
  });

  test("updates with the complete object that it has read, with its id", async () => {
    const made = await create({ capabilities: { vbc: {}, rtc: { webhooks: {} } }, privacy: { improveAi: true } });
    const read = await client.getApplication(made.id ?? "");
    const { rtc, ...capabilities } = read.capabilities ?? {};
    expect(rtc).toBeDefined();
    const updated = await client.updateApplication({ ...read, name: "renamed", capabilities });
    expect(updated.name).toBe("renamed");
    expect(emulator.journal().at(-1)).toMatchObject({
      method: "PUT",
      status: 200,
      body: { id: made.id, name: "renamed" },
    });
    expect(emulator.journal().at(-1)?.body).not.toHaveProperty("_links");
    const [stored] = emulator.applications();
    expect(stored).toMatchObject({ privacy: { improve_ai: true }, keys: { public_key: keys.publicKey } });
    expect(stored?.capabilities).toEqual({ vbc: {} });
  });

  test("replaces the public key", async () => {
    const made = await create();
    const { publicKey } = takeKeyPair();
    const updated = await client.updateApplication({ ...made, keys: { publicKey } });
    expect(updated.keys?.publicKey).toBe(publicKey);
    expect(updated.keys?.privateKey).toBeUndefined();
  });

  test("reads one page, with the old name of the method too", async () => {
    for (let index = 0; index < 5; index += 1) await create({ name: `app ${index}` });
    const page = await client.getApplicationPage({ pageSize: 2, page: 2 });
    expect(page).toMatchObject({ pageSize: 2, page: 2, totalItems: 5, totalPages: 3 });
    expect(page._embedded?.applications?.map(({ name }) => name)).toEqual(["app 2", "app 3"]);
    expect((await client.listApplications({})).totalItems).toBe(5);
  });

  test.each([1, 2, 5, 100])("reads all pages of %i", async (pageSize) => {
    for (let index = 0; index < 5; index += 1) await create({ name: `app ${index}` });
    const names: string[] = [];
    for await (const application of client.listAllApplications({ pageSize })) names.push(application.name);
    expect(names).toEqual([0, 1, 2, 3, 4].map((index) => `app ${index}`));
    const lists = emulator.journal().filter(({ method }) => method === "GET");
    expect(lists).toHaveLength(Math.ceil(5 / pageSize));
  });

  test("deletes an application", async () => {
    const made = await create();
    await client.deleteApplication(made.id ?? "");
    expect(emulator.applications()).toEqual([]);
    expect(await refusal(client.getApplication(made.id ?? ""))).toMatchObject({
      status: 404,
      body: { title: "Not Found" },
    });
    expect((await refusal(client.deleteApplication(made.id ?? ""))).status).toBe(404);
  });

  test("gets the errors of the service", async () => {
    const wrong = { voice: { webhooks: { answerUrl: { address: "https://example.com", connectionTimeout: 500 } } } };
    expect(await refusal(create({ capabilities: wrong }))).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/^connection_timeout is not a known json property/) as string },
    });
    const stranger = new Applications(new Auth({ apiKey: "x", apiSecret: "y" }), { apiHost: emulator.url });
    expect((await refusal(stranger.getApplicationPage({}))).status).toBe(401);
  });
});
