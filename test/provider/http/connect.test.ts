import { expect, test } from "vitest";
import { connect } from "../../../provider/http/connect";
import { resolveConfig } from "../../../provider/http/config";
import { failureOf, json, quickly, serve } from "./service";

test("an account is opened with its settings, and the user is told of its waits", async () => {
  const baseUrl = await serve((_request, response) => json(response, 429, {}, { "retry-after": "200" }));
  const settings: Record<string, string> = { apiKey: "key-4f2a", apiSecret: "s3cret", baseUrl };
  const told: string[] = [];
  const account = await connect(
    resolveConfig((key) => settings[key], {}),
    (text) => told.push(text),
  );
  expect(account.name).toBe("…4f2a");
  await quickly(() => failureOf(account.client.request("GET", "/v2/applications")));
  expect(told[0]).toMatch(/^Vonage asks for fewer requests: waiting/);
});
