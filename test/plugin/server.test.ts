import { status as codes } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { describe, expect, test } from "vitest";
import schema from "../../schema.json";
import { messages, refusal, struct, valuesOf } from "./engine";
import { APPLICATION, asset, reasons, secret, urn, servedPlugin } from "./served";

const served = servedPlugin();

describe("the introduction", () => {
  test("accepts secrets and resources, and knows about autonaming", async () => {
    const response = await served.engine.call("handshake", new messages.ProviderHandshakeRequest());
    expect(response.getAcceptSecrets()).toBe(true);
    expect(response.getAcceptResources()).toBe(true);
    expect(response.getSupportsAutonamingConfiguration()).toBe(true);
  });

  test("returns the schema and the version of this release", async () => {
    const response = await served.engine.call("getSchema", new messages.GetSchemaRequest());
    expect(JSON.parse(response.getSchema())).toEqual(schema);
    expect((await served.engine.call("getPluginInfo", new Empty())).getVersion()).toBe(schema.version);
  });

  test("answers that a call is not implemented, if it is not offered", async () => {
    await expect(served.engine.call("construct", new messages.ConstructRequest())).rejects.toMatchObject({
      code: codes.UNIMPLEMENTED,
    });
  });
});

describe("check", () => {
  test("gives a resource without a name its logical name", async () => {
    expect(valuesOf((await served.check({})).getInputs())).toEqual({ name: "shop" });
    expect(valuesOf((await served.check({ name: "Shop" })).getInputs())).toEqual({ name: "Shop" });
  });

  test("takes the name that autonaming proposes, and keeps an existing one", async () => {
    const { AutonamingOptions } = messages.CheckRequest;
    const options = new AutonamingOptions().setProposedName("shop-1a2b").setMode(AutonamingOptions.Mode.PROPOSE);
    const request = () =>
      new messages.CheckRequest()
        .setUrn(urn("shop"))
        .setName("shop")
        .setType(APPLICATION)
        .setNews(struct({}))
        .setAutonaming(options);
    expect(valuesOf((await served.engine.call("check", request())).getInputs())).toEqual({ name: "shop-1a2b" });
    const again = request().setOlds(struct({ name: "shop-0000" }));
    expect(valuesOf((await served.engine.call("check", again)).getInputs())).toEqual({ name: "shop-0000" });
  });

  test("names no property in a failure, because the engine would print its value", async () => {
    const response = await served.check({
      privateKey: secret("not a key"),
      capabilities: { voice: { conversationsTtl: 0 } },
    });
    expect(reasons(response)).toEqual([
      ["", expect.stringMatching(/^privateKey must be a private key/)],
      ["", expect.stringMatching(/^capabilities.voice.conversationsTtl must be >= 1/)],
    ]);
    expect(JSON.stringify(reasons(response))).not.toContain("not a key");
  });

  test("refuses assets, and names their place", async () => {
    const response = await served.check({ capabilities: { networkApis: { redirectUri: asset } } });
    expect(reasons(response)).toEqual([
      ["", "capabilities.networkApis.redirectUri must not be an asset or an archive: give the content itself"],
    ]);
  });

  test("passes on the program's secrets, and ignores remains of the dynamic provider", async () => {
    const response = await served.check({ name: secret("Shop"), __provider: "exports.handler = …" });
    expect(valuesOf(response.getInputs())).toEqual({ name: secret("Shop") });
  });

  test("refuses a type that this release does not have", async () => {
    expect(await refusal(served.check({}, { type: "vonage:index:Conversation" }))).toMatch(
      /no resource vonage:index:Conversation .* vonage:index:Application, vonage:index:Number, vonage:index:User/,
    );
  });
});
