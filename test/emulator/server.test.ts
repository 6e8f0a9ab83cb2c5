import { METHODS } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, asApplication, basic, createApplication, send, sendBytes } from "./client";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const PATHS: [string, string[]][] = [
  ["/v2/applications", ["GET", "POST"]],
  ["/v2/applications/x", ["GET", "PUT", "DELETE"]],
  ["/v1/applications", ["GET", "POST"]],
  ["/v1/applications/x", ["GET", "PUT", "DELETE"]],
  ["/v1/users", ["GET", "POST"]],
  ["/v1/users/x", ["GET", "PATCH", "DELETE"]],
];

describe("a method that a path does not have", () => {
  test.each(PATHS)("is refused with 405 at %s", async (path, known) => {
    for (const method of METHODS) {
      if (known.includes(method) || method === "CONNECT") continue;
      const { status, headers, text } = await send(emulator.url, method, path, method === "QUERY" ? { raw: "" } : {});
      expect({ method, status }).toEqual({ method, status: 405 });
      expect(headers["content-type"]).toBe("application/json");
      expect(headers.allow).toBe(known.join(", "));
      if (method !== "HEAD") expect(JSON.parse(text)).toBeTypeOf("object");
    }
  });

  test("is refused in the words of each API", async () => {
    const { body } = await send(emulator.url, "TRACE", "/v2/applications");
    expect(body).toMatchObject({
      type: "https://developer.nexmo.com/api-errors#wrong-verb",
      title: "Request method not allowed",
      detail: "Request method 'TRACE' not supported",
    });
    expect((await send(emulator.url, "PUT", "/v1/users/x")).body).toMatchObject({
      code: "http:error:method-not-allowed",
      detail: "Request method not supported.",
    });
    expect((await send(emulator.url, "PATCH", "/v1/applications/x")).body).toEqual({
      type: "METHOD_NOT_ALLOWED",
      error_title: "Method Not Allowed",
    });
  });
});

describe("an unknown path", () => {
  test.each([
    ["/", "title"],
    ["/v2", "title"],
    ["/v2/applications/a/b", "title"],
    ["/v1/users/a/b", "code"],
    ["/v1/nothing", "error_title"],
    ["/v3/applications", "title"],
  ])("%s is refused with 404", async (path, field) => {
    const { status, body } = await send(emulator.url, "GET", path);
    expect(status).toBe(404);
    expect(body).toHaveProperty(field);
  });

  test.each(["/v2/applications/%zz", "/v1/users/%", "/v1/applications/%e0%a4%a", "/_emulator/users/%zz"])(
    "%s is refused with 400",
    async (path) => {
      const { status, headers } = await send(emulator.url, "GET", path);
      expect(status).toBe(400);
      expect(headers["content-type"]).toBe("application/json");
    },
  );

  test("may be very long", async () => {
    const { status } = await asAccount(emulator)("GET", `/v2/applications/${"x".repeat(8000)}`);
    expect(status).toBe(404);
  });

  test("may be a known path with a slash at its end", async () => {
    expect((await asAccount(emulator)("GET", "/v2/applications/")).status).toBe(200);
  });
});

describe("bytes that are not a request", () => {
  test.each([
    ["nonsense", "nonsense\r\n\r\n", "400"],
    ["an unknown method", "FROB /v2/applications HTTP/1.1\r\nHost: x\r\n\r\n", "400"],
    ["a header without a colon", "GET / HTTP/1.1\r\nHost x\r\n\r\n", "400"],
    ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, "431"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"],
    ["a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", "405"],
  ])("are answered: %s", async (_what, bytes, status) => {
    const answer = await sendBytes(emulator.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, body = ""] = answer.split("\r\n\r\n");
    expect(JSON.parse(body)).toHaveProperty("title");
  });

  test("do not prevent the answer to the DELETE before them", async () => {
    const { id } = await createApplication(emulator);
    const answer = await sendBytes(emulator.url, `${deletion(id)}{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(emulator.journal().at(-1)).toMatchObject({ method: "DELETE", status: 204, responded: true });
    expect(emulator.applications().map((application) => application.id)).not.toContain(id);
  });

  test("after an answer end the connection without another answer", async () => {
    const answer = await sendBytes(emulator.url, deletion("x"), "{}");
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 404"]);
  });

  function deletion(id: string): string {
    const { authorization } = basic(emulator.apiKey, emulator.apiSecret);
    return `DELETE /v2/applications/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`;
  }

  test("do not stop the emulator when the client disconnects in the middle", async () => {
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const half = "POST /v2/applications HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n{";
        const answer = sendBytes(emulator.url, half);
        await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50))]);
      }),
    );
    expect((await createApplication(emulator)).id).toBeDefined();
  });
});

describe("links of users", () => {
  test("contain the client's host name, if it is valid", async () => {
    const { id, privateKey } = await createApplication(emulator);
    const call = asApplication(emulator, id, privateKey);
    const href = async (host: string) => {
      const { body } = await call("GET", "/v1/users", { headers: { host } });
      return (body._links as { self: { href: string } }).self.href;
    };
    expect(await href("localhost:1234")).toBe("http://localhost:1234/v1/users");
    expect(await href("[::1]:80")).toBe("http://[::1]:80/v1/users");
    expect(await href("evil/path?x=")).toBe(`${emulator.url}/v1/users`);
  });
});

describe("options", () => {
  test("limit the requests in a span of time", async () => {
    const tight = await startEmulator({ requestBudget: { requests: 2, perSeconds: 60 } });
    try {
      const call = asAccount(tight);
      const answers = [];
      for (const path of ["/v2/applications", "/v1/applications", "/v2/applications", "/v1/users"]) {
        answers.push(await call("GET", path));
      }
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
      expect(answers[2]?.body).toMatchObject({ title: "Too Many Requests" });
      expect(answers[3]?.body).toMatchObject({ code: "http:error:too-many-request" });
      expect(Number(answers[2]?.headers["retry-after"])).toBeGreaterThan(50);
      expect((await send(tight.url, "GET", "/_emulator/journal")).status).toBe(200);
    } finally {
      await tight.stop();
    }
  });

  test("let every request wait", async () => {
    const slow = await startEmulator({ latency: 300 });
    const warnings: Error[] = [];
    const warned = (warning: Error) => void warnings.push(warning);
    process.on("warning", warned);
    try {
      const begin = performance.now();
      await Promise.all(Array.from({ length: 12 }, () => asAccount(slow)("GET", "/v2/applications")));
      expect(performance.now() - begin).toBeGreaterThan(290);
      expect(performance.now() - begin).toBeLessThan(890);
      expect(warnings).toEqual([]);
    } finally {
      process.off("warning", warned);
      await slow.stop();
    }
  });

  test("choose where to listen", async () => {
    const local = await startEmulator({ host: "localhost" });
    try {
      expect(local.url).toMatch(/^http:\/\/localhost:\d+$/);
      await expect(startEmulator({ port: Number(new URL(local.url).port), host: "localhost" })).rejects.toThrow(
        "EADDRINUSE",
      );
    } finally {
      await local.stop();
    }
  });
});
