import { describe, expect, test } from "vitest";
import { type FaultRule, type JsonObject } from "vonage-emulator";
import { call, create, emulator, last, PATIENCE, POST, useEmulator } from "./faulty";

useEmulator();

describe("a status", () => {
  test("has a body in the words of the API", async () => {
    emulator.faults.add({ status: 503, count: "forever" });
    expect((await call("GET", "/v2/applications")).body).toMatchObject({
      title: "Service Unavailable",
      type: /^https/,
    });
    expect((await call("GET", "/v1/applications")).body).toEqual({
      type: "SERVICE_UNAVAILABLE",
      error_title: "Service Unavailable",
    });
    expect((await call("GET", "/v1/users")).body).toHaveProperty("code");
  });

  test("comes before the API handles the request", async () => {
    emulator.faults.add({ ...POST, status: 500 });
    expect((await create()).status).toBe(500);
    expect(emulator.applications()).toEqual([]);
    expect(last()).toMatchObject({ committed: false, responded: true, status: 500, fault: "fault-1" });
  });

  test("comes after the change is stored if the rule says so", async () => {
    emulator.faults.add({ ...POST, status: 500, when: "after" });
    expect((await create()).status).toBe(500);
    const [application] = emulator.applications();
    expect(last()).toMatchObject({ committed: true, status: 500, resource: application?.id });
  });

  test("may have its own headers and body", async () => {
    emulator.faults.add({ status: 409, headers: { "X-Trace": "t" }, body: { title: "Conflict", mine: [1] } });
    const { status, headers, body } = await call("GET", "/v2/applications");
    expect({ status, trace: headers["x-trace"], body }).toEqual({
      status: 409,
      trace: "t",
      body: { title: "Conflict", mine: [1] },
    });
  });
});

describe("a body", () => {
  test.each<[string, FaultRule, (text: string, type: string | undefined) => void]>([
    ["that is no JSON", { text: "<html>" }, (text) => expect(text).toBe("<html>")],
    ["that is empty", { empty: true }, (text) => expect(text).toBe("")],
    ["of another type", { contentType: "text/html" }, (_text, type) => expect(type).toBe("text/html")],
    ["of the rule", { body: { odd: true } }, (text) => expect(text).toBe('{"odd":true}')],
  ])("%s comes with the API's own status, after the commit", async (_what, rule, check) => {
    emulator.faults.add({ ...POST, ...rule });
    const { status, text, headers } = await create();
    expect(status).toBe(201);
    check(text, headers["content-type"]);
    expect(emulator.applications()).toHaveLength(1);
  });

  test("that is not JSON can come with an error instead of the API", async () => {
    emulator.faults.add({ ...POST, status: 502, text: "<html>Bad Gateway</html>", contentType: "text/html" });
    expect(await create()).toMatchObject({ status: 502, text: "<html>Bad Gateway</html>" });
    expect(emulator.applications()).toEqual([]);
  });

  test("arrives slowly and complete", async () => {
    emulator.faults.add({ slowBody: 200 });
    const begin = performance.now();
    const { body } = await call("GET", "/v2/applications");
    expect(body).toHaveProperty("total_items");
    expect(performance.now() - begin).toBeGreaterThan(180);
    await expect.poll(() => last()?.responded, PATIENCE).toBe(true);
  });

  test("has no fields that the rule omits", async () => {
    emulator.faults.add({ ...POST, omit: ["id", "keys"] });
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(["name", "capabilities", "privacy", "_links"]);
    expect(emulator.applications()[0]).toHaveProperty("id");
    emulator.faults.add({ omit: ["_embedded.applications.*.keys", "nothing.here"] });
    const list = await call("GET", "/v2/applications");
    const { applications } = list.body._embedded as { applications: JsonObject[] };
    expect(applications[0]).not.toHaveProperty("keys");
    expect(applications[0]).toHaveProperty("name");
  });

  test("repeats the credentials of the request", async () => {
    emulator.faults.add({ ...POST, echo: true, status: 400 });
    const { status, text } = await create({ name: "tell me" });
    expect(status).toBe(400);
    expect(text).toContain(Buffer.from("emulator-key:emulator-secret").toString("base64"));
    expect(text).toContain("tell me");
    expect(emulator.applications()).toEqual([]);
    expect(JSON.stringify(emulator.journal())).not.toContain("emulator-secret");
  });
});

describe("429", () => {
  test.each<[FaultRule["retryAfter"], string]>([
    [2, "2"],
    [0, "0"],
    [-5, "-5"],
    [1e9, "1000000000"],
    ["soon", "soon"],
  ])("has Retry-After %j", async (retryAfter, header) => {
    emulator.faults.add({ ...POST, retryAfter: retryAfter ?? "" });
    const { status, headers } = await create();
    expect({ status, header: headers["retry-after"] }).toEqual({ status: 429, header });
    expect(emulator.applications()).toEqual([]);
  });

  test("has a date", async () => {
    emulator.faults.add({ retryAfter: { date: 60 } });
    const { headers } = await call("GET", "/v2/applications");
    const seconds = (Date.parse(headers["retry-after"] ?? "") - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(57);
    expect(seconds).toBeLessThan(61);
  });

  test("has no Retry-After", async () => {
    emulator.faults.add({ status: 429 });
    const { status, headers } = await call("GET", "/v2/applications");
    expect(status).toBe(429);
    expect(headers).not.toHaveProperty("retry-after");
  });

  test("comes when the budget of a rule is used up, until the window ends", async () => {
    emulator.faults.add({ budget: { requests: 2, perSeconds: 1 } });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await call("GET", "/v2/applications")).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(emulator.faults.list()).toMatchObject([{ matched: 4, fired: 2, count: "forever" }]);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await call("GET", "/v2/applications")).status).toBe(200);
  });
});
