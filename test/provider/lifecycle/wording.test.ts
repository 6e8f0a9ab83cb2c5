import { describe, expect, test } from "vitest";
import { VonageApiError, VonageConnectionError, VonageUsageError } from "../../../provider/http/errors";
import { explained } from "../../../provider/lifecycle/wording";
import { resources } from "../../../provider/resources";

const { kind } = resources.Application;
const refusal = (status: number, names: readonly string[] = []) =>
  new VonageApiError("PUT", "/v2/applications/1", {
    status,
    isOfApi: true,
    problem: { title: "Bad Request", invalid_parameters: names.map((name) => ({ name, reason: "is odd" })) },
  });
const saying = (error: unknown, live: object, merged: object, places: readonly string[] = []) =>
  explained(error, kind, live as never, merged as never, places);

describe("a refused update", () => {
  test.each([
    refusal(401, ["name"]),
    new VonageConnectionError("PUT", "/", "ECONNRESET", "no answer", true),
    new VonageUsageError("no"),
  ])("is passed on unchanged without a refused value: %s", (error) => {
    expect(saying(error, { name: "a" }, {})).toBe(error);
  });

  test("is passed on unchanged if it is about a written value", () => {
    const error = refusal(400, ["capabilities.voice.region", "keyTriggers[0]", "name"]);
    const places = ["/capabilities/voice", "/keyTriggers", "/name"];
    expect(saying(error, { name: "a", gone: undefined }, { name: "b" }, places)).toBe(error);
    expect(saying(refusal(400, ["capabilities"]), {}, {}, ["/capabilities/voice"])).toBeInstanceOf(VonageApiError);
  });

  test("names the values that may not be removed, in the program's spelling, and the way out", () => {
    const error = saying(refusal(400), { keys: {}, network_x: 1, name: "a" }, { name: "a" }) as Error;
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      "PUT /v2/applications/1: 400 Bad Request. If the service does not allow keys and network_x to be removed, declare another value. Or have the application deleted and another one with a new id made in its place: pulumi up --replace URN.",
    );
  });

  test("does not advise a replacement where the inputs determine the object", () => {
    const body = { status: 400, isOfApi: true, problem: { title: "Bad Request" } };
    const error = new VonageApiError("POST", "/number/update", body);
    const { message } = explained(error, resources.Number.kind, { app_id: "app" }, {}, []) as Error;
    expect(message).toBe(
      "POST /number/update: 400 Bad Request. If the service does not allow applicationId to be removed, declare another value.",
    );
  });

  test("names the values that it did not write", () => {
    const error = saying(refusal(400, ["nameless.odd", "name", "privacy.improveAi"]), {}, {}, ["/name"]) as Error;
    expect(error.message).toMatch(
      /\. This update did not write nameless\.odd, privacy\.improveAi: the service holds that value already, and refuses it now\. Declare another value for nameless\.odd, privacy\.improveAi in/,
    );
  });
});
