import type { IncomingHttpHeaders } from "node:http";
import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import { VonageClient } from "../../../provider/http/client";
import { resolveConfig, type Source } from "../../../provider/http/config";
import { takeKeyPair } from "../../key-pairs";
import { clientOf, failureOf, json, SECRET, serve } from "./service";

const PATH = "/v2/applications";

/** A service that keeps what it is sent. */
async function keeping() {
  const seen: { headers: IncomingHttpHeaders; text: string }[] = [];
  const url = await serve((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      seen.push({ headers: request.headers, text });
      json(response, 200, {});
    });
  });
  return { url, seen };
}

// The requests of the client, and the facts that it takes from answers.
describe("a request", () => {
  test("has the account's credentials, and takes JSON", async () => {
    const { url, seen } = await keeping();
    await clientOf(url).request("GET", PATH);
    const [{ headers, text } = { headers: {}, text: "?" }] = seen;
    expect(headers).toMatchObject({ accept: "application/json", "user-agent": "pulumi-vonage" });
    expect(headers.authorization).toBe(`Basic ${Buffer.from(`k:${SECRET}`).toString("base64")}`);
    expect(headers).not.toHaveProperty("content-type");
    expect(text).toBe("");
  });

  test("has its body in JSON, whatever the keys are called, or as a form", async () => {
    const { url, seen } = await keeping();
    const client = clientOf(url);
    await client.request("POST", PATH, { body: { constructor: 1, a: "é" } });
    await client.request("POST", PATH, { form: { a: "b c" } });
    expect(seen.map(({ headers, text }) => [headers["content-type"], text])).toEqual([
      ["application/json", '{"constructor":1,"a":"é"}'],
      ["application/x-www-form-urlencoded", "a=b+c"],
    ]);
  });

  test("about users is signed by the application, for a quarter of an hour", async () => {
    const { privateKey, publicKey } = takeKeyPair();
    const { url, seen } = await keeping();
    const api = clientOf(url).as("an-id", privateKey);
    const begun = Math.floor(Date.now() / 1000);
    await api.request("GET", "/v1/users");
    await api.request("GET", "/v1/users");
    const tokens = seen.map(({ headers }) => String(headers.authorization).replace(/^Bearer /, ""));
    const verified = tokens.map((token) => jwt.verify(token, publicKey, { algorithms: ["RS256"] }) as jwt.JwtPayload);
    const [first = {}, second = {}] = verified;
    const { iat = 0, exp = 0, jti } = first;
    expect(first).toMatchObject({ application_id: "an-id" });
    expect(exp - iat).toBe(15 * 60);
    expect(iat).toBeGreaterThanOrEqual(begun);
    expect(iat).toBeLessThanOrEqual(Date.now() / 1000);
    expect(second.jti).not.toBe(jti);
  });

  test.each<[Source, string]>([
    ["stack", "Check vonage:apiKey and vonage:apiSecret in the stack's configuration, or VONAGE_API_KEY"],
    ["provider", "Check apiKey and apiSecret of the provider in the program, or VONAGE_API_KEY"],
  ])("that is refused advises whoever configures by the %s", async (source, advice) => {
    const baseUrl = await serve((_request, response) => json(response, 401, { title: "Unauthorized" }));
    const settings: Record<string, string> = { apiKey: "k", apiSecret: SECRET, baseUrl };
    const client = new VonageClient(resolveConfig((key) => settings[key], {}, { source }));
    expect((await failureOf(client.request("GET", PATH))).message).toContain(`401 Unauthorized. ${advice}`);
  });
});

describe("a failed request", () => {
  test("shows no secret of the account or of its own", async () => {
    const detail = `${SECRET} and hunter2`;
    const url = await serve((_request, response) => json(response, 400, { title: "Bad", detail }));
    const error = await failureOf(clientOf(url).request("GET", `${PATH}/hunter2`, { secrets: ["hunter2"] }));
    expect(error.message).toBe(`GET ${PATH}/[secret]: 400 Bad: [secret] and [secret]`);
  });

  test("names refused parameters as the program spells them", async () => {
    const invalid_parameters = [{ name: "a_b", reason: "is odd" }];
    const url = await serve((_request, response) => json(response, 400, { title: "Bad", invalid_parameters }));
    const spell = (path: string) => path.toUpperCase();
    expect((await failureOf(clientOf(url).request("GET", PATH, { spell }))).message).toContain("(A_B is odd)");
  });

  test("tells how long it was tried", async () => {
    const url = await serve(() => undefined);
    const error = await failureOf(clientOf(url, {}, [], 100).request("GET", PATH));
    expect(error.message).toBe(`GET ${PATH}: ${new URL(url).host} did not answer within 0.1 s, repetitions included`);
  });

  test("because of a mistake in this program shows the mistake", async () => {
    const { url } = await keeping();
    const mistake = new TypeError("a mistake");
    const expects = () => {
      throw mistake;
    };
    expect(await failureOf(clientOf(url).request("GET", PATH, { expects }))).toBe(mistake);
  });
});

describe("the client", () => {
  test("tells its settings", () => {
    const client = clientOf("http://127.0.0.1:8080", { consistencyWindow: "7" });
    expect(client).toMatchObject({ apiKey: "k", host: "127.0.0.1:8080", consistencyWindow: 7_000 });
  });

  test("compares the clocks by every answer with a date, a refusal too", async () => {
    const dates = [undefined, 60_000, undefined, -60_000];
    const url = await serve((_request, response) => {
      response.sendDate = false;
      const late = dates.shift();
      json(response, dates.length === 0 ? 400 : 200, {}, late === undefined ? {} : { date: dateIn(-late) });
    });
    const client = clientOf(url);
    const lead = async () => {
      await failureOf(client.request("GET", PATH));
      return client.clockLead === undefined ? undefined : Math.round(client.clockLead / 10_000);
    };
    expect(client.clockLead).toBeUndefined();
    expect([await lead(), await lead(), await lead(), await lead()]).toEqual([undefined, 6, 6, -6]);
  });
});

/** The HTTP date in so many milliseconds. */
function dateIn(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toUTCString();
}

describe("a wait", () => {
  /** What the user is told of the wait after such an answer. */
  async function told(status: number, headers: Record<string, string>) {
    const url = await serve((_request, response) => json(response, status, { title: "Slow" }, headers));
    const notices: string[] = [];
    await failureOf(clientOf(url, {}, notices).request("GET", PATH, { signal: AbortSignal.timeout(400) }));
    return notices;
  }

  test("of five seconds or more is told with its length", async () => {
    // Up to a fifth is added.
    expect(await told(429, { "retry-after": "60" })).toEqual([
      expect.stringMatching(/^Vonage asks for fewer requests: waiting (6\d|7[0-2]) s before going on\.$/),
    ]);
  });

  test("is not cut short by the time limit of the attempt before it", async () => {
    const asked: number[] = [];
    const url = await serve((_request, response) => {
      asked.push(performance.now());
      json(response, asked.length === 1 ? 429 : 200, {}, { "retry-after": "0" });
    });
    await clientOf(url, { requestTimeout: "0.1" }).request("GET", PATH);
    expect(asked[1]! - asked[0]!).toBeGreaterThan(240);
  });

  test("that is short is not told", async () => {
    expect(await told(429, { "retry-after": "3" })).toEqual([]);
    expect(await told(503, {})).toEqual([]);
  });
});
