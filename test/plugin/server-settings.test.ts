import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { describe, expect, test } from "vitest";
import { Engine, messages, refusal, struct, type Values, valuesOf } from "./engine";
import { asset, providerUrn, reasons, secret, UNKNOWN, urn, USER, servedPlugin } from "./served";

const served = servedPlugin();

describe("settings", () => {
  const checkConfig = (news: Values, name = "default_0_1_0") =>
    served.engine.call("checkConfig", new messages.CheckRequest().setUrn(providerUrn(name)).setNews(struct(news)));

  test("are refused with all their problems at once, without a value", async () => {
    const wrong = { apiSecret: "made-up-secret", baseUrl: "https://user:pass@example.com/v2", requestTimeout: "never" };
    const failures = reasons(await checkConfig(wrong));
    expect(failures).toEqual([
      ["", expect.stringMatching(/^vonage:baseUrl must be a scheme, host and port only/)],
      ["", "vonage:requestTimeout must be a number from 0.1 to 600"],
    ]);
    expect(failures.join()).not.toMatch(/made-up-secret|pass@/);
  });

  test("of an explicit provider have the spelling of its arguments", async () => {
    const text = String(reasons(await checkConfig({ apiKey: "k", apiSecet: "s", maxRetries: -1 }, "other")));
    expect(text).toMatch(/apiSecet is not a setting: did you mean .*apiSecret/);
    expect(text).toMatch(/(?<!vonage:)maxRetries must be a number/);
  });

  test("may lack credentials until a request needs them, whose error says where to set them", async () => {
    expect(reasons(await checkConfig({}))).toEqual([]);
    await served.engine.configure({ baseUrl: served.world.emulator.url, apiKey: UNKNOWN });
    expect(reasons(await served.check({}))).toEqual([]);
    const request = new messages.ReadRequest().setUrn(urn("Application")).setId(served.world.home.id);
    expect(await refusal(served.engine.call("read", request))).toMatch(
      /vonage:apiKey is missing.*"pulumi config set vonage:apiKey".*vonage:apiSecret is missing.*VONAGE_API_SECRET/,
    );
    await served.restart();
  });

  test("of the program are ignored in a project that is called vonage", async () => {
    expect(
      reasons(await checkConfig({ ...served.settings, apiKeys: "x", greeting: "hello", version: "0.1.0" })),
    ).toEqual([]);
    await served.engine.call("cancel", new Empty());
    expect(served.engine.told.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/apiKeys is not a setting/),
    );
    await served.restart();
  });

  test("must not be assets, because their contents cannot be read", async () => {
    expect(reasons(await checkConfig({ apiKey: "k", apiSecret: asset }))).toEqual([
      ["", "vonage:apiSecret must not be an asset or an archive: give the content itself"],
    ]);
  });

  test("that are unknown are accepted, and come back marked as secrets by the schema", async () => {
    const response = await checkConfig({ apiKey: UNKNOWN, apiSecret: "s", baseUrl: UNKNOWN, maxRetries: UNKNOWN });
    expect(reasons(response)).toEqual([]);
    expect(valuesOf(response.getInputs())).toEqual({
      apiKey: UNKNOWN,
      apiSecret: secret("s"),
      baseUrl: UNKNOWN,
      maxRetries: UNKNOWN,
    });
  });

  test.each([
    [
      "are the same for another provider's spelling",
      { "vonage:apiKey": "k", "vonage:apiSecret": "s" },
      { apiKey: "k", apiSecret: "s", version: "0.1.0" },
      [],
    ],
    [
      "change without replacing anything",
      { apiKey: "k", apiSecret: "s" },
      { apiKey: "other", apiSecret: "t" },
      ["apiKey", "apiSecret"],
    ],
  ])("%s", async (_what, olds, news, changed) => {
    const request = new messages.DiffRequest()
      .setUrn(providerUrn("default"))
      .setOlds(struct(olds))
      .setNews(struct(news));
    const response = await served.engine.call("diffConfig", request);
    expect(response.getDiffsList()).toEqual(changed);
    expect(response.getReplacesList()).toEqual([]);
    expect([...response.getDetaileddiffMap().toArray()]).toEqual([]);
  });
});

describe("the setting privateKeys", () => {
  test("lets a user be imported and looked up without a key in the program", async () => {
    const { id, privateKey } = served.world.home;
    const user = { name: "alice", applicationId: id, privateKey };
    const create = new messages.CreateRequest().setUrn(urn("alice", USER)).setProperties(struct(user));
    const created = await served.engine.call("create", create);
    const keyed = await Engine.start({ ...served.settings, privateKeys: JSON.stringify({ [id]: privateKey }) });
    try {
      const read = new messages.ReadRequest().setUrn(urn("alice", USER)).setId(`${id}/alice`);
      const response = await keyed.call("read", read);
      expect(response.getId()).toBe(created.getId());
      expect(valuesOf(response.getInputs())).toMatchObject({ name: "alice", applicationId: id });

      const args = struct({ applicationId: id, name: "alice" });
      const invoke = new messages.InvokeRequest().setTok("vonage:index:getUser").setArgs(args);
      const found = valuesOf((await keyed.call("invoke", invoke)).getReturn());
      expect(found).toMatchObject({ id: created.getId(), name: "alice" });

      // With `pulumi do`, the id of an update is the import id.
      const [olds, inputs] = [response.getProperties(), { ...valuesOf(response.getInputs()), displayName: "Alice" }];
      const update = new messages.UpdateRequest().setUrn(urn("alice", USER)).setId(`${id}/alice`).setOlds(olds);
      const updated = await keyed.call("update", update.setNews(struct(inputs)));
      expect(valuesOf(updated.getProperties())).toMatchObject({ userId: created.getId(), displayName: "Alice" });

      const query = new messages.ListRequest().setToken(USER).setQuery(struct({ applicationId: id }));
      const listed = (await keyed.list(query)).map((each) => each.getResult()?.getId());
      expect(listed).toEqual([`${id}/${created.getId()}`]);
    } finally {
      await keyed.stop();
    }
    await served.engine.call(
      "delete",
      new messages.DeleteRequest()
        .setId(created.getId())
        .setUrn(urn("alice", USER))
        .setProperties(created.getProperties()),
    );
  });

  test("is refused if it holds no keys, without showing its value", async () => {
    const news = struct({ ...served.settings, privateKeys: JSON.stringify({ "an-application": "not a key" }) });
    const request = new messages.CheckRequest().setUrn(providerUrn("other")).setNews(news);
    const text = String(reasons(await served.engine.call("checkConfig", request)));
    expect(text).toContain(
      "privateKeys must hold private keys in PEM without a passphrase; the value for an-application",
    );
    expect(text).not.toContain("not a key");
  });
});
