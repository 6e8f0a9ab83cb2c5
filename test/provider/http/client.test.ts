import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { startEmulator, type Emulator, type FaultRule } from "vonage-emulator";
import { VonageClient } from "../../../provider/http/client";
import { resolveConfig } from "../../../provider/http/config";
import { VonageApiError, VonageConnectionError } from "../../../provider/http/errors";

const SECRET = "s3cret-of-the-account";
const PATH = "/v2/applications";
const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(ended.splice(0).map((end) => end()))));

function clientOf(baseUrl: string, more: Record<string, string> = {}, notices: string[] = []): VonageClient {
  const settings: Record<string, string> = {
    apiKey: "k",
    apiSecret: SECRET,
    baseUrl,
    requestTimeout: "30",
    maxRetries: "3",
    ...more,
  };
  return new VonageClient(
    resolveConfig((key) => settings[key], {}),
    (text) => notices.push(text),
  );
}

async function emulated(...rules: FaultRule[]): Promise<Emulator> {
  const emulator = await startEmulator({ apiKey: "k", apiSecret: SECRET });
  ended.push(() => emulator.stop());
  for (const rule of rules) emulator.faults.add(rule);
  return emulator;
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  ended.push(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a request", () => {
  test.each<[string, FaultRule]>([
    ["503", { status: 503, count: 2 }],
    ["a connection that is reset", { reset: true, count: 2 }],
    ["an answer that is cut off", { truncate: true, count: 2 }],
    ["an answer that is not JSON", { text: "<html>", contentType: "text/html", count: 2 }],
    ["headers without a body", { hang: true, count: 1 }],
  ])("that only reads is repeated after %s", async (_name, rule) => {
    const emulator = await emulated(rule);
    await expect(clientOf(emulator.url, { requestTimeout: "2" }).request("GET", PATH)).resolves.toMatchObject({
      total_items: 0,
    });
    expect(emulator.journal()).toHaveLength((rule.count as number) + 1);
  });

  test("is repeated as often as allowed, and not more", async () => {
    const emulator = await emulated({ status: 503, count: "forever" });
    const error = await failureOf(clientOf(emulator.url, { maxRetries: "2" }).request("GET", PATH));
    expect(error).toMatchObject({ status: 503 });
    expect(emulator.journal()).toHaveLength(3);
  });

  test.each([400, 401, 403, 404])("that is refused with %i is not repeated", async (status) => {
    const emulator = await emulated({ status, count: "forever" });
    await failureOf(clientOf(emulator.url).request("GET", PATH));
    expect(emulator.journal()).toHaveLength(1);
  });

  test.each<[string, FaultRule]>([
    ["500", { status: 500 }],
    ["a connection that is reset", { reset: true }],
    ["silence", { hang: true }],
  ])("that creates is not repeated after %s, because it may have been accepted", async (_name, rule) => {
    const emulator = await emulated({ ...rule, count: "forever" });
    await failureOf(clientOf(emulator.url, { requestTimeout: "2" }).request("POST", PATH, { body: { name: "a" } }));
    expect(emulator.journal()).toHaveLength(1);
  });

  test("that creates is repeated if the service cannot have accepted it", async () => {
    const url = await serve(() => undefined);
    await Promise.all(ended.splice(0).map((end) => end()));
    const begin = Date.now();
    const error = await failureOf(clientOf(url).request("POST", PATH, { body: { name: "a" } }));
    expect(error).toMatchObject({ code: "ECONNREFUSED", mayHaveTakenEffect: false });
    expect(Date.now() - begin).toBeGreaterThan(250 + 500 + 1000 - 1);
  });
});

describe("429", () => {
  test.each<[string, number | string | { date: number } | undefined, number]>([
    ["seconds", 1, 1000],
    ["a date", { date: 2 }, 900],
    ["nothing", undefined, 500],
    ["zero", 0, 250],
    ["a negative number", -5, 250],
    ["nonsense", "soon", 500],
  ])("is waited for as Retry-After says with %s", async (_name, retryAfter, least) => {
    const emulator = await emulated(retryAfter === undefined ? { status: 429 } : { retryAfter });
    const begin = Date.now();
    const settings = { maxRetries: "0", requestTimeout: "30" };
    await clientOf(emulator.url, settings).request("POST", PATH, { body: { name: "a" } });
    expect(Date.now() - begin).toBeGreaterThanOrEqual(least);
    expect(emulator.applications()).toHaveLength(1);
  });

  test("holds back all requests of that account, and a long wait is reported once", async () => {
    const emulator = await emulated({ retryAfter: 5 });
    const notices: string[] = [];
    const client = clientOf(emulator.url, {}, notices);
    await Promise.all(Array.from({ length: 50 }, () => client.request("GET", PATH)));
    expect(emulator.journal().length).toBeLessThanOrEqual(50 + 16);
    expect(notices).toEqual([
      expect.stringMatching(/^Vonage asks for fewer requests: waiting [56] s before going on\.$/),
    ]);
  });

  test("never comes if requestsPerSecond is below the service's limit", async () => {
    const emulator = await startEmulator({
      apiKey: "k",
      apiSecret: SECRET,
      requestBudget: { requests: 40, perSeconds: 1 },
    });
    ended.push(() => emulator.stop());
    const client = clientOf(emulator.url, { requestsPerSecond: "15" });
    await Promise.all(Array.from({ length: 60 }, () => client.request("GET", PATH)));
    expect(emulator.journal().filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe("credentials", () => {
  test("are never sent to the target of a redirect", async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => void response.end(String((elsewhere += 1))));
    const url = await serve((_request, response) => void response.writeHead(307, { location: `${other}/` }).end());
    const error = await failureOf(clientOf(url).request("GET", PATH));
    expect(error).toBeInstanceOf(VonageApiError);
    expect((error as Error).message).toBe(
      `GET ${PATH}: 307: the service redirects to ${new URL(other).host}; credentials are not sent there. Set vonage:baseUrl to ${other} if that is where the Vonage API is.`,
    );
    expect(elsewhere).toBe(0);
  });

  test("go through the proxy that the environment names", async () => {
    const seen: string[] = [];
    const proxy = await serve((request, response) => {
      seen.push(String(request.url));
      response.writeHead(200, { "content-type": "application/json" }).end('{"total_items":7}');
    });
    process.env.http_proxy = proxy;
    try {
      await expect(clientOf("http://api.vonage.test").request("GET", PATH)).resolves.toEqual({ total_items: 7 });
      expect(seen).toEqual([`http://api.vonage.test${PATH}`]);
    } finally {
      delete process.env.http_proxy;
    }
  });

  test("are in no error and in no client, however they are printed", async () => {
    const basic = Buffer.from(`k:${SECRET}`).toString("base64");
    const url = await serve((request, response) => {
      const detail = `${request.headers.authorization} api_secret=${SECRET} ${encodeURIComponent(SECRET)}`;
      const invalid_parameters = [{ name: SECRET, reason: `"${SECRET}" is odd` }];
      response
        .writeHead(401, { "content-type": "application/json" })
        .end(JSON.stringify({ title: SECRET, detail, invalid_parameters }));
    });
    const client = clientOf(url);
    const error = await failureOf(client.request("GET", `${PATH}/${SECRET}`, { secrets: ["hunter2"] }));
    const texts = [error, client].map((value) => inspect(value, { depth: 20, showHidden: true }));
    const all = [...texts, String(error), (error as Error).stack, JSON.stringify(error)].join("\n");
    expect(all).toContain("[secret]");
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(basic);
    expect((error as Error).cause).toBeUndefined();
  });
});

describe("a deadline", () => {
  test("ends a body that arrives byte by byte, and names the host and the setting", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 100);
      response.on("close", () => clearInterval(drip));
    });
    const error = await failureOf(clientOf(url, { maxRetries: "0", requestTimeout: "0.5" }).request("GET", PATH));
    expect(error).toBeInstanceOf(VonageConnectionError);
    expect(String(error)).toContain(`${new URL(url).host} did not answer within 0.5 s (vonage:requestTimeout)`);
  });
});
