import { status as codes } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import schema from "../../schema.json";
import { startWorld, type World } from "../contract/world";
import { Engine, kept, messages, refusal, struct, valuesOf, type Values } from "./engine";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "t" };
const APPLICATION = "vonage:index:Application";
const USER = "vonage:index:User";
const urn = (name: string, type = APPLICATION) => `urn:pulumi:test::test::${type}::${name}`;
const providerUrn = (name: string) => `urn:pulumi:test::test::pulumi:providers:vonage::${name}`;

let world: World;
let settings: Values;
let engine: Engine;

beforeAll(async () => {
  world = await startWorld();
  settings = withoutNamespace(world.settings);
  engine = await Engine.start(settings);
});
afterEach(() => world.emulator.faults.clear());
afterAll(async () => {
  await engine.stop();
  await world.emulator.stop();
});

const check = (news: Values, { name = "shop", type = APPLICATION, olds = undefined as Values | undefined } = {}) => {
  const request = new messages.CheckRequest().setUrn(urn(name, type)).setName(name).setType(type).setNews(struct(news));
  return engine.call("check", olds ? request.setOlds(struct(olds)) : request);
};
const create = (properties: Values, preview = false) =>
  engine.call(
    "create",
    new messages.CreateRequest().setUrn(urn("shop")).setProperties(struct(properties)).setPreview(preview),
  );
const reasons = (response: { getFailuresList(): messages.CheckFailure[] }) =>
  response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]);

describe("the introduction", () => {
  test("accepts secrets and resources, and knows about autonaming", async () => {
    const response = await engine.call("handshake", new messages.ProviderHandshakeRequest());
    expect(response.getAcceptSecrets()).toBe(true);
    expect(response.getAcceptResources()).toBe(true);
    expect(response.getSupportsAutonamingConfiguration()).toBe(true);
  });

  test("returns the schema and the version of this release", async () => {
    const response = await engine.call("getSchema", new messages.GetSchemaRequest());
    expect(JSON.parse(response.getSchema())).toEqual(schema);
    expect((await engine.call("getPluginInfo", new Empty())).getVersion()).toBe(schema.version);
  });

  test("answers that a call is not implemented, if it is not offered", async () => {
    await expect(engine.call("construct", new messages.ConstructRequest())).rejects.toMatchObject({
      code: codes.UNIMPLEMENTED,
    });
  });
});

describe("settings", () => {
  const checkConfig = (news: Values, name = "default_0_1_0") =>
    engine.call("checkConfig", new messages.CheckRequest().setUrn(providerUrn(name)).setNews(struct(news)));

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
    await engine.configure({ baseUrl: world.emulator.url, apiKey: UNKNOWN });
    expect(reasons(await check({}))).toEqual([]);
    const request = new messages.ReadRequest().setUrn(urn("Application")).setId(world.home.id);
    expect(await refusal(engine.call("read", request))).toMatch(
      /vonage:apiKey is missing.*"pulumi config set vonage:apiKey".*vonage:apiSecret is missing.*VONAGE_API_SECRET/,
    );
    engine = await restarted();
  });

  test("of the program are ignored in a project that is called vonage", async () => {
    expect(reasons(await checkConfig({ ...settings, apiKeys: "x", greeting: "hello", version: "0.1.0" }))).toEqual([]);
    await engine.call("cancel", new Empty());
    expect(engine.told.map(({ text }) => text)).toContainEqual(expect.stringMatching(/apiKeys is not a setting/));
    engine = await restarted();
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
    const response = await engine.call("diffConfig", request);
    expect(response.getDiffsList()).toEqual(changed);
    expect(response.getReplacesList()).toEqual([]);
    expect([...response.getDetaileddiffMap().toArray()]).toEqual([]);
  });
});

describe("check", () => {
  test("gives a resource without a name its logical name", async () => {
    expect(valuesOf((await check({})).getInputs())).toEqual({ name: "shop" });
    expect(valuesOf((await check({ name: "Shop" })).getInputs())).toEqual({ name: "Shop" });
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
    expect(valuesOf((await engine.call("check", request())).getInputs())).toEqual({ name: "shop-1a2b" });
    const again = request().setOlds(struct({ name: "shop-0000" }));
    expect(valuesOf((await engine.call("check", again)).getInputs())).toEqual({ name: "shop-0000" });
  });

  test("names no property in a failure, because the engine would print its value", async () => {
    const response = await check({ privateKey: secret("not a key"), capabilities: { voice: { conversationsTtl: 0 } } });
    expect(reasons(response)).toEqual([
      ["", expect.stringMatching(/^privateKey must be a private key/)],
      ["", expect.stringMatching(/^capabilities.voice.conversationsTtl must be >= 1/)],
    ]);
    expect(JSON.stringify(reasons(response))).not.toContain("not a key");
  });

  test("refuses assets, and names their place", async () => {
    const response = await check({ capabilities: { networkApis: { redirectUri: asset } } });
    expect(reasons(response)).toEqual([
      ["", "capabilities.networkApis.redirectUri must not be an asset or an archive: give the content itself"],
    ]);
  });

  test("passes on the program's secrets, and ignores remains of the dynamic provider", async () => {
    const response = await check({ name: secret("Shop"), __provider: "exports.handler = …" });
    expect(valuesOf(response.getInputs())).toEqual({ name: secret("Shop") });
  });

  test("refuses a type that this release does not have", async () => {
    expect(await refusal(check({}, { type: "vonage:index:Conversation" }))).toMatch(
      /no resource vonage:index:Conversation .* vonage:index:Application, vonage:index:Number, vonage:index:User/,
    );
  });
});

describe("previews", () => {
  const capabilities = { voice: { webhooks: { answerUrl: { address: "https://example.com/answer" } } } };

  test("of a create show declared and unknown values, and send no request", async () => {
    const asked = await world.requests(async () => {
      const outputs = valuesOf((await create({ name: "shop", capabilities }, true)).getProperties());
      expect(outputs).toMatchObject({ name: "shop", applicationId: UNKNOWN, privateKey: secret(UNKNOWN) });
      expect(Object.keys(outputs!).filter((key) => key.startsWith("__"))).toEqual([]);
    });
    expect(asked).toEqual([]);
  });

  test("of an update keep known values, and a diff shows only the changed leaf", async () => {
    const { inputs, id, state } = await made({ name: "shop", capabilities });
    const news = {
      ...inputs,
      capabilities: { voice: { webhooks: { answerUrl: { address: "https://example.com/new" } } } },
    };
    const asked = await world.requests(async () => {
      const request = new messages.DiffRequest().setId(id).setUrn(urn("shop")).setOlds(struct(state));
      const diff = await engine.call("diff", request.setOldInputs(struct(inputs)).setNews(struct(news)));
      const details = diff.getDetaileddiffMap();
      expect(details.toArray().map(([path]) => path)).toEqual(["capabilities.voice.webhooks.answerUrl.address"]);
      const one = details.get("capabilities.voice.webhooks.answerUrl.address")!;
      expect([one.getKind(), one.getInputdiff()]).toEqual([messages.PropertyDiff.Kind.UPDATE, true]);
      expect(diff.getReplacesList()).toEqual([]);

      const update = new messages.UpdateRequest().setId(id).setUrn(urn("shop")).setPreview(true);
      const planned = await engine.call("update", update.setOlds(struct(state)).setNews(struct(news)));
      const { applicationId, publicKey, privateKey } = state;
      expect(valuesOf(planned.getProperties())).toMatchObject({ applicationId, publicKey, privateKey });
    });
    expect(asked).toEqual([]);
    await remove(id, state);
  });
});

describe("reads", () => {
  const read = (request: messages.ReadRequest) => engine.call("read", request.setUrn(urn("shop")));

  test("import an application by its id alone, with inputs that give an empty preview", async () => {
    const response = await read(new messages.ReadRequest().setId(world.home.id));
    expect(response.getId()).toBe(world.home.id);
    const inputs = valuesOf(response.getInputs())!;
    expect(inputs).toMatchObject({ name: "home" });
    const state = valuesOf(response.getProperties())!;
    const checked = valuesOf((await check(inputs)).getInputs())!;
    const request = new messages.DiffRequest().setId(world.home.id).setUrn(urn("shop"));
    const diff = await engine.call(
      "diff",
      request.setOlds(struct(state)).setOldInputs(struct(inputs)).setNews(struct(checked)),
    );
    expect(diff.getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_NONE);
  });

  test("fail for a missing object to get, and report a missing resource as gone", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await refusal(read(new messages.ReadRequest().setId(nobody)))).toContain(
      `There is no application ${nobody}`,
    );
    const { id, state } = await made({ name: "gone" });
    world.emulator.removeApplication(id);
    const response = await read(new messages.ReadRequest().setId(id).setProperties(struct(state)));
    expect(response.getId()).toBe("");
  });

  test("import an application only by its id, and show the form of an id", async () => {
    for (const wrong of ["home", `${world.home.id}/alice`, ` ${world.home.id}`])
      expect(await refusal(read(new messages.ReadRequest().setId(wrong)))).toContain(
        `is its UUID, such as 6f1c6f9e-1f0a-4d3c-9a52-5d0f0c9e1a01; ${JSON.stringify(wrong)} is not`,
      );
  });

  test("import a user by its application and name, and say what that needs", async () => {
    const request = () => new messages.ReadRequest().setUrn(urn("alice", USER)).setType(USER);
    expect(await refusal(engine.call("read", request().setId("alice")))).toContain("<applicationId>/<userId or name>");
    expect(await refusal(engine.call("read", request().setId(`${world.home.id}/alice`)))).toContain(
      `private key of application ${world.home.id}`,
    );
  });
});

describe("the setting privateKeys", () => {
  test("lets a user be imported and looked up without a key in the program", async () => {
    const { id, privateKey } = world.home;
    const user = { name: "alice", applicationId: id, privateKey };
    const create = new messages.CreateRequest().setUrn(urn("alice", USER)).setProperties(struct(user));
    const created = await engine.call("create", create);
    const keyed = await Engine.start({ ...settings, privateKeys: JSON.stringify({ [id]: privateKey }) });
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
    await engine.call(
      "delete",
      new messages.DeleteRequest()
        .setId(created.getId())
        .setUrn(urn("alice", USER))
        .setProperties(created.getProperties()),
    );
  });

  test("is refused if it holds no keys, without showing its value", async () => {
    const news = struct({ ...settings, privateKeys: JSON.stringify({ "an-application": "not a key" }) });
    const request = new messages.CheckRequest().setUrn(providerUrn("other")).setNews(news);
    const text = String(reasons(await engine.call("checkConfig", request)));
    expect(text).toContain(
      "privateKeys must hold private keys in PEM without a passphrase; the value for an-application",
    );
    expect(text).not.toContain("not a key");
  });
});

describe("functions", () => {
  const invoke = (token: string, args: Values) =>
    engine.call("invoke", new messages.InvokeRequest().setTok(`vonage:index:${token}`).setArgs(struct(args)));

  test("are those of the schema", () => {
    expect(Object.keys(schema.functions).sort()).toEqual(
      ["getApplication", "getApplications", "getNumbers", "getUser", "getUsers", "searchNumbers"].map(
        (name) => `vonage:index:${name}`,
      ),
    );
  });

  test("find applications and users", async () => {
    const { id, privateKey } = world.home;
    expect(valuesOf((await invoke("getApplication", { name: "home" })).getReturn())).toMatchObject({
      id,
      name: "home",
    });
    const all = valuesOf((await invoke("getApplications", { namePrefix: "else" })).getReturn());
    expect(all).toMatchObject({ applications: [{ id: world.elsewhere.id, name: "elsewhere" }] });
    const users = valuesOf((await invoke("getUsers", { applicationId: id, privateKey })).getReturn());
    expect(users).toEqual({ users: [] });
  });

  test("report all problems with their inputs", async () => {
    expect(reasons(await invoke("getUser", { privateKey: "x" }))).toEqual([
      ["", "applicationId is required"],
      ["", "give either id or name"],
      ["", expect.stringMatching(/^privateKey must be the private key/)],
    ]);
    expect(await refusal(invoke("getNothing", {}))).toContain("getUsers");
    expect(reasons(await invoke("getApplication", { name: asset }))).toEqual([
      ["", "name must not be an asset or an archive: give the content itself"],
    ]);
  });
});

describe("lists", () => {
  test("list the applications of the account, up to the requested number", async () => {
    const request = () => new messages.ListRequest().setToken(APPLICATION);
    const names = (await engine.list(request())).map((each) => each.getResult()?.getName());
    expect(names.sort()).toEqual(["elsewhere", "home"]);
    expect(await engine.list(request().setLimit(1))).toHaveLength(1);
  });

  test("report missing inputs", async () => {
    const request = () => new messages.ListRequest().setToken(USER);
    expect(await refusal(engine.list(request()))).toContain("applicationId");
    expect(await refusal(engine.list(request().setQuery(struct({ applicationId: asset }))))).toContain(
      "applicationId must not be an asset",
    );
  });
});

describe("an operation that does not end", () => {
  test("keeps its state, and reports the failure", async () => {
    const { id, inputs, state } = await made({ name: "half" });
    world.emulator.faults.add({ method: "PUT", when: "after", status: 500, count: "forever" });
    const request = new messages.UpdateRequest().setId(id).setUrn(urn("shop")).setOlds(struct(state));
    const failed = await engine
      .call("update", request.setNews(struct({ ...inputs, name: "other" })))
      .catch((error: unknown) => error);
    expect(kept(failed)).toMatchObject({ id, properties: { applicationId: id }, inputs: { name: "other" } });
    await remove(id, state);
  });

  test("ends when the engine cancels, or after the time of customTimeouts", async () => {
    const slow = await Engine.start({ ...settings, requestsPerSecond: "0.1" });
    try {
      const request = () => new messages.ReadRequest().setId(world.home.id).setUrn(urn("shop"));
      await slow.call("read", request());
      expect(await refusal(slow.call("read", request().setTimeout(0.5)))).toContain("customTimeouts");
      const waiting = slow.call("read", request());
      const cancelled = refusal(waiting);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await slow.call("cancel", new Empty());
      expect(await cancelled).toContain("cancelled");

      // An engine can attach to a running plugin for several deployments.
      await slow.configure({ ...settings });
      expect((await slow.call("read", request())).getId()).toBe(world.home.id);
    } finally {
      await slow.stop();
    }
  });
});

async function made(properties: Values) {
  const inputs = valuesOf((await check(properties)).getInputs())!;
  const response = await create(inputs);
  return { inputs, id: response.getId(), state: valuesOf(response.getProperties())! };
}

async function remove(id: string, state: Values) {
  world.emulator.faults.clear();
  await engine.call("delete", new messages.DeleteRequest().setId(id).setUrn(urn("shop")).setProperties(struct(state)));
}

async function restarted() {
  await engine.stop();
  return await Engine.start(settings);
}

function withoutNamespace(all: Record<string, string>): Values {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key.replace(/^vonage:/, ""), value]));
}
