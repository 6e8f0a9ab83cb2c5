import { describe, expect, test } from "vitest";
import { isAbsence, isNotFound, mayHaveTakenEffect, VonageApiError } from "../../../provider/http/errors";
import { clientOf, failureOf, json, serve } from "./service";

const PATH = "/v2/applications";
const hostOf = (url: string) => new URL(url).host;

describe("a refusal is one of the Vonage API", () => {
  test.each([
    ["the form of RFC 9457", { type: "https://developer.nexmo.com/api-errors#not-found", title: "Not Found" }],
    ["the form of the first Application API", { type: "UNAUTHORIZED", error_title: "Unauthorized" }],
    ["a code of the Users API", { code: "user:error:not-found" }],
    ["a code of the Numbers API", { "error-code": "404", "error-code-label": "not found" }],
  ])("where its body has %s", async (_form, body) => {
    const url = await serve((_request, response) => json(response, 404, body));
    const error = await failureOf(clientOf(url).request("GET", `${PATH}/1`));
    expect(error).toMatchObject({ status: 404, isOfApi: true });
    expect([isNotFound(error), isAbsence(error)]).toEqual([true, true]);
  });

  test.each<[string, string, string]>([
    ["a page", "text/html", "<html>Not found</html>"],
    ["nothing", "application/json", ""],
    ["a list", "application/json", "[]"],
    ["the words of a gateway", "application/json", '{"message":"no Route matched with those values"}'],
    ["the words of another service", "application/json", '{"type":"error","error":{"type":"not_found"},"code":"E404"}'],
  ])("and not where its body is %s", async (_what, type, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(404, { "content-type": type }).end(body);
    });
    const error = await failureOf(clientOf(url).request("GET", `${PATH}/1`));
    expect(error.message).toBe(
      `GET ${PATH}/1: 404 from ${hostOf(url)}, with a body that is not a problem of the Vonage API. Check vonage:baseUrl: ${hostOf(url)} does not answer as the Vonage API does.`,
    );
    expect([isNotFound(error), isAbsence(error)]).toEqual([true, false]);
  });

  test("and a short text of another server is shown, without secrets", async () => {
    const url = await serve((request, response) => {
      response
        .writeHead(403, { "content-type": "text/plain" })
        .end(`proxy says no to ${request.headers.authorization}`);
    });
    const error = await failureOf(clientOf(url).request("GET", PATH));
    expect(error.message).toContain(
      'is not a problem of the Vonage API: "proxy says no to Basic [secret]". Check vonage:apiKey',
    );
  });
});

test("a refusal whose body is cut off is shown by its status", async () => {
  const url = await serve((_request, response) => {
    response.writeHead(400, { "content-type": "text/plain", "content-length": "100" }).write("half of", () => {
      response.destroy();
    });
  });
  const error = await failureOf(clientOf(url).request("POST", PATH, { body: {} }));
  expect(error.message).toBe(
    `POST ${PATH}: 400 from ${hostOf(url)}, with a body that is not a problem of the Vonage API. Check vonage:baseUrl: ${hostOf(url)} does not answer as the Vonage API does.`,
  );
  expect(mayHaveTakenEffect(error)).toBe(false);
});

test("a success whose body is cut off may have taken effect, so it is not requested again", async () => {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    response.writeHead(201, { "content-length": "100" }).write('{"id":', () => response.destroy());
  });
  const error = await failureOf(clientOf(url).request("POST", PATH, { body: {} }));
  expect(error.message).toBe(`POST ${PATH}: ${hostOf(url)} answered 201, but the answer cannot be read`);
  expect(mayHaveTakenEffect(error)).toBe(true);
  expect(requests).toBe(1);
});

describe("a redirect", () => {
  test.each([301, 302, 307, 308])("of status %i is told by its target", async (status) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { location: "https://api.example.test/v2?token=x" }).end("<html>");
    });
    const error = await failureOf(clientOf(url).request("GET", PATH));
    expect(error.message).toBe(
      `GET ${PATH}: ${status}: the service redirects to api.example.test; credentials are not sent there. Set vonage:baseUrl to https://api.example.test if that is where the Vonage API is.`,
    );
    expect(error).toMatchObject({ status, isOfApi: false });
  });

  test("without a target still names the setting", async () => {
    const url = await serve((_request, response) => void response.writeHead(301).end());
    expect((await failureOf(clientOf(url).request("GET", PATH))).message).toContain(
      "301: the service redirects without saying where to; credentials are not sent there. Check vonage:baseUrl.",
    );
  });
});

describe("a successful answer with a wrong body", () => {
  test.each<["GET" | "POST" | "PUT" | "PATCH", number, string, string]>([
    ["GET", 204, "", "answered 204, where the Vonage API answers 200"],
    ["POST", 204, "", "answered 204, where the Vonage API answers 200 or 201"],
    ["PUT", 204, "", "answered 204, where the Vonage API answers 200"],
    ["PATCH", 202, "{}", "answered 202, where the Vonage API answers 200"],
    ["GET", 201, "{}", "answered 201, where the Vonage API answers 200"],
    ["GET", 201, '{"error-code":"401"}', "answered 201, where the Vonage API answers 200"],
    ["GET", 200, "[]", "answered 200, but the answer cannot be read"],
    ["POST", 201, "null", "answered 201, but the answer cannot be read"],
    ["PUT", 200, "<html>", "answered 200, but the answer cannot be read"],
    ["PATCH", 200, "", "answered 200, but the answer cannot be read"],
  ])("%s with %i and %j", async (method, status, body, reason) => {
    const url = await serve((_request, response) => void response.writeHead(status).end(body));
    const error = await failureOf(clientOf(url, { maxRetries: "0" }).request(method, PATH, { body: {} }));
    expect(error.message).toBe(`${method} ${PATH}: ${hostOf(url)} ${reason}`);
    expect(error).toMatchObject({ code: "ERR_UNREADABLE", mayHaveTakenEffect: true });
  });

  test.each<[number, string]>([
    [204, ""],
    [200, "{}"],
    [200, "OK"],
  ])("DELETE may be answered with %i and %j", async (status, body) => {
    const url = await serve((_request, response) => void response.writeHead(status).end(body));
    await expect(clientOf(url).request("DELETE", PATH)).resolves.not.toThrow();
  });
});

describe("the Numbers host", () => {
  test("receives forms, at its own address", async () => {
    const seen: unknown[] = [];
    const rest = await serve((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        const { "content-type": type, authorization } = request.headers;
        seen.push([request.method, request.url, type, authorization?.split(" ")[0], text]);
        json(response, 200, { "error-code": "200", "error-code-label": "success" });
      });
    });
    const api = await serve((_request, response) => json(response, 500, {}));
    const client = clientOf(api, { restUrl: rest });
    const form = { country: "GB", msisdn: "447700900000", moHttpUrl: "https://a.test/?b=c&d=é" };
    await client.rest.request("POST", "/number/update", { form });
    await client.rest.request("GET", "/account/numbers", { query: { size: 10 } });
    const text = "country=GB&msisdn=447700900000&moHttpUrl=https%3A%2F%2Fa.test%2F%3Fb%3Dc%26d%3D%C3%A9";
    expect(seen).toEqual([
      ["POST", "/number/update", "application/x-www-form-urlencoded", "Basic", text],
      ["GET", "/account/numbers?size=10", undefined, "Basic", ""],
    ]);
  });

  test.each([
    [200, "420", "method failed"],
    [420, "420", "method failed"],
    [400, "420", "method failed"],
    [401, "401", "authentication failed"],
    [200, "401", "authentication failed"],
  ])("refuses with HTTP %i and the code %s", async (status, code, label) => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      json(response, status, { "error-code": code, "error-code-label": label });
    });
    const error = await failureOf(clientOf(url).rest.request("POST", "/number/buy", { form: {} }));
    expect(error).toBeInstanceOf(VonageApiError);
    expect(error.message.startsWith(`POST /number/buy: ${code} ${label}`)).toBe(true);
    expect(error).toMatchObject({ status: Number(code), isOfApi: true, problem: { title: label, code } });
    expect(error.message.includes("Check vonage:apiKey")).toBe(code === "401");
    expect(mayHaveTakenEffect(error)).toBe(false);
    expect(requests).toBe(1);
  });

  test("gets the request again after a 429 without JSON, and after one that only the body shows", async () => {
    const answers = ["html", "code", "done"];
    const url = await serve((_request, response) => {
      const answer = answers.shift();
      if (answer === "html") response.writeHead(429, { "retry-after": "0" }).end("<html>Too many</html>");
      else if (answer === "code")
        json(response, 200, { "error-code": "429", "error-code-label": "throttled" }, { "retry-after": "0" });
      else json(response, 200, {});
    });
    await expect(clientOf(url).rest.request("POST", "/number/buy", { form: {} })).resolves.toEqual({});
    expect(answers).toEqual([]);
  });

  test("has its own rate limit, and waits alone", async () => {
    let throttled = 0;
    const url = await serve((request, response) => {
      if (request.url?.startsWith("/account") && (throttled += 1) === 1)
        json(response, 429, {}, { "retry-after": "2" });
      else json(response, 200, {});
    });
    const client = clientOf(url);
    const numbers = client.rest.request("GET", "/account/numbers");
    await expect.poll(() => throttled).toBe(1);
    const begun = performance.now();
    await client.request("GET", PATH);
    expect(performance.now() - begun).toBeLessThan(1_500);
    await numbers;
    expect(throttled).toBe(2);
  });

  test("gets one request a second by default", async () => {
    const at: number[] = [];
    const url = await serve((_request, response) => {
      at.push(performance.now());
      json(response, 200, {});
    });
    const client = clientOf(url, { numbersRequestsPerSecond: "" });
    await Promise.all([1, 2, 3].map(() => client.rest.request("GET", "/account/numbers")));
    expect(at[2]! - at[0]!).toBeGreaterThan(1_800);
  });

  test("of which error codes mean nothing on the other host", async () => {
    const url = await serve((_request, response) => json(response, 200, { "error-code": "420" }));
    await expect(clientOf(url).request("GET", PATH)).resolves.toEqual({ "error-code": "420" });
  });
});
