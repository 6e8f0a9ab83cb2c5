import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defineResource } from "../../../provider/lifecycle/define-resource";
import { pagesOf } from "../../../provider/http/pages";
import { restCollection } from "../../../provider/remote";
import { resources } from "../../../provider/resources";
import type { Properties } from "../../../provider/schema";
import { UNKNOWN } from "../../../provider/schema/unknown";
import { Memory } from "../../../provider/session";
import { Replacements } from "../../../provider/session/replacements";
import { takeKeyPair } from "../../key-pairs";
import { useAccount } from "./account";

const { Application, Number: PhoneNumber, User } = resources;
const account = useAccount();
const pair = takeKeyPair();

/** An application with nothing but what every definition has. */
const plain = () =>
  defineResource({
    type: "Application",
    idProperty: "applicationId",
    importId: "<id>",
    remote: ({ account: { client } }) =>
      restCollection(
        {
          path: "/v2/applications",
          updateMethod: "PUT",
          readOnly: ["id", "_links"],
          onlyWhenChanged: ["keys"],
          find: (remote) => remote.list(),
          list: (api) => pagesOf(api, "/v2/applications"),
        },
        { api: client, options: {} },
      ),
    isOurs: () => false,
    unsettled: () => "It may exist.",
    listed: ({ id, name }) => ({ id: String(id), name: String(name) }),
  });

test("a resource with nothing but what every definition has lives", async () => {
  const resource = plain();
  const session = account.session();
  const { inputs, failures } = resource.check({ name: "shop", news: { publicKey: pair.publicKey } });
  expect(failures).toEqual([]);
  const { id, state } = await resource.create(session, inputs);
  expect(state).toMatchObject({ applicationId: id, name: "shop", publicKey: pair.publicKey });
  expect(resource.diff({ state, news: inputs }).differences).toEqual([]);
  const updated = await resource.update(session, id, state, { ...inputs, name: "bank" });
  expect(await resource.read(session, { id, state: updated })).toMatchObject({ id, inputs: { name: "bank" } });
  expect(await resource.read(session, { id })).toMatchObject({ id, inputs: { name: "bank" } });
  const declared = { urn: "urn", news: inputs };
  resource.noteDeclared(session, declared);
  resource.remember(session, id, updated, declared);
  for await (const one of resource.list(session, {})) expect(one).toEqual({ id, name: "bank" });
  const local = { ...inputs, name: "bank", keyTriggers: [1] };
  expect(await resource.update(session, id, updated, local)).toMatchObject({ keyTriggers: [1] });
  await resource.delete(session, id, updated);
  expect(await resource.read(session, { id, state: updated })).toBeUndefined();
});

describe("a resource", () => {
  test("tells what its definition says, and a noun for messages", () => {
    expect(User).toMatchObject({
      type: "User",
      noun: "user",
      idProperty: "userId",
      importId: "<applicationId>/<userId or name>",
      listInputs: ["applicationId"],
    });
    expect(plain()).toMatchObject({ noun: "application", importId: "<id>", listInputs: [] });
    expect(Object.keys(User.inputsSchema.properties!)).toContain("displayName");
    expect(Object.keys(User.inputsSchema.properties!)).not.toContain("userId");
    expect(Object.keys(User.stateSchema.properties!)).toContain("userId");
  });
});

describe("the name of a resource", () => {
  const nameOf = (request: object) => Application.check({ news: {}, ...request }).inputs.name;
  const autonaming = (mode: string) => ({ autonaming: { proposed: "shop-1234", mode } });

  test("is that of the program, whatever else there is", () => {
    const news = { name: "mine" };
    expect(nameOf({ news, name: "logical", olds: { name: "old" }, ...autonaming("enforce") })).toBe("mine");
    expect(nameOf({ news: { name: "" }, name: "logical" })).toBe("");
  });

  test.each([undefined, null])("is the logical name if the program says %s", (name) => {
    expect(nameOf({ news: { name }, name: "logical" })).toBe("logical");
  });

  test("is the one that autonaming proposes, or the one that the resource has", () => {
    expect(nameOf({ name: "logical", ...autonaming("propose") })).toBe("shop-1234");
    expect(nameOf({ name: "logical", ...autonaming("enforce"), olds: {} })).toBe("shop-1234");
    expect(nameOf({ name: "logical", ...autonaming("propose"), olds: { name: "shop-0000" } })).toBe("shop-0000");
  });

  test("is missing without a logical name, and if autonaming is off", () => {
    expect(Application.check({ news: {} }).failures.map(({ reason }) => reason)).toEqual(["name is required"]);
    expect(nameOf({ name: "logical", ...autonaming("disable") })).toBeUndefined();
  });

  test("is not added to a resource that has none", () => {
    const news = { country: "GB", msisdn: "447700900000" };
    expect(PhoneNumber.check({ name: "line", news })).toEqual({ inputs: news, failures: [] });
  });
});

describe("a check", () => {
  test("reports failures of the types and of the definition, without a path", () => {
    const news = { country: "gb", msisdn: "447700900000", sip: "sip:a", tel: "447700900001" };
    expect(PhoneNumber.check({ news }).failures).toEqual([
      { path: [], reason: expect.stringMatching(/^country must be/) as string },
      { path: [], reason: expect.stringMatching(/^sip and tel exclude each other/) as string },
    ]);
  });

  test("returns inputs in their canonical form", () => {
    const news = { country: "GB", msisdn: 447700900000, tel: null };
    expect(PhoneNumber.check({ news }).inputs).toEqual({ country: "GB", msisdn: "447700900000" });
  });
});

describe("inputs that nobody gives", () => {
  test("are reported without a path, and only if the definition asks for them", () => {
    const memory = new Memory();
    expect(User.lacking(memory, { name: "ada", applicationId: "app" })).toEqual([
      { path: [], reason: expect.stringMatching(/^privateKey is required/) as string },
    ]);
    expect(plain().lacking(memory, { name: "shop" })).toEqual([]);
  });
});

describe("a diff", () => {
  const inputs = { name: "ada", applicationId: "app", displayName: "Ada", properties: { customData: { a: { b: 1 } } } };
  const state = { ...inputs, userId: "USR-1", __declared: ["/displayName", "/properties/customData"] };
  const diff = (more: object, rest: object = {}) =>
    User.diff({ state, oldInputs: inputs, news: { ...inputs, ...more }, ...rest }).differences;

  test("is empty for the inputs of the state", () => {
    expect(diff({})).toEqual([]);
  });

  test("tells each change with its path, its kind, and whether it replaces", () => {
    expect(diff({ imageUrl: "https://a.example" })).toEqual([
      { path: ["imageUrl"], kind: "add", inputDiff: true, replaces: false },
    ]);
    expect(diff({ displayName: undefined })).toEqual([
      { path: ["displayName"], kind: "delete", inputDiff: true, replaces: false },
    ]);
    expect(diff({ applicationId: "other" })).toEqual([
      { path: ["applicationId"], kind: "change", inputDiff: true, replaces: true },
    ]);
    expect(diff({ properties: { customData: { a: { b: 2 } } } })).toMatchObject([
      { path: ["properties", "customData", "a", "b"], kind: "change" },
    ]);
  });

  test("tells drift from a change of the program", () => {
    const drifted = { ...state, displayName: "Countess" };
    expect(User.diff({ state: drifted, oldInputs: inputs, news: inputs }).differences).toEqual([
      { path: ["displayName"], kind: "change", inputDiff: false, replaces: false },
    ]);
    expect(User.diff({ state: drifted, news: inputs }).differences).toMatchObject([{ inputDiff: false }]);
    const [empty, absent] = [
      { ...inputs, properties: {} },
      { ...inputs, properties: undefined },
    ];
    const changed = { state: { ...state, __declared: ["/displayName"], __unsettled: ["/properties"] } };
    expect(User.diff({ ...changed, oldInputs: absent, news: empty }).differences).not.toContainEqual(
      expect.objectContaining({ inputDiff: true }),
    );
  });

  test("leaves out the changes that the program ignores, and everything below them", () => {
    const more = { displayName: "Countess", imageUrl: "https://a.example" };
    expect(diff(more, { ignoreChanges: ["displayName"] }).map(({ path }) => path)).toEqual([["imageUrl"]]);
    expect(diff(more, { ignoreChanges: ["displayName", "imageUrl"] })).toEqual([]);
    expect(diff({ properties: { customData: { a: { b: 2 } } } }, { ignoreChanges: ["properties"] })).toEqual([]);
    expect(diff({ properties: { customData: { a: { b: 2 } } } }, { ignoreChanges: ["properties.x"] })).toHaveLength(1);
  });

  test("asks for the deletion of the old object first if the name of an object is unique", () => {
    expect(User.diff({ state, news: inputs }).deleteBeforeReplace).toBe(true);
    expect(plain().diff({ state: { name: "shop" }, news: { name: "bank" } }).deleteBeforeReplace).toBe(false);
  });
});

describe("a plan", () => {
  test("has the known outputs, and stands for those that only a deployment determines", () => {
    expect(Application.plan(undefined, { name: "shop" })).toMatchObject({
      name: "shop",
      applicationId: UNKNOWN,
      publicKey: UNKNOWN,
      privateKey: UNKNOWN,
    });
    const state = { name: "shop", applicationId: "app", ...pair, privacy: { improveAi: false }, __declared: [] };
    expect(Application.plan(state, { name: "bank" })).toMatchObject({
      ...pair,
      name: "bank",
      applicationId: "app",
      privacy: { improveAi: false },
    });
    const declared = { ...state, __declared: ["/privacy/improveAi"] };
    expect(Application.plan(declared, { name: "bank" })).toMatchObject({ privacy: { improveAi: UNKNOWN } });
    expect(plain().plan(undefined, { name: "shop" })).toMatchObject({ name: "shop", applicationId: UNKNOWN });
  });
});

describe("a list", () => {
  test("has the import id and the name of each object", async () => {
    const session = account.session();
    const home = await Application.create(session, { name: "shop" });
    await User.create(session, { name: "ada", applicationId: home.id });
    const all = [];
    for await (const one of Application.list(session, {})) all.push(one);
    expect(all).toEqual([{ id: home.id, name: "shop" }]);
    for await (const one of User.list(session, { applicationId: home.id })) all.push(one);
    expect(all[1]).toMatchObject({ id: expect.stringMatching(`^${home.id}/USR-`) as string, name: "ada" });
  });
});

describe("the declaration of an object whose inputs determine its id", () => {
  const [first, second] = ["GB/447700900000", "GB/447700900001"];
  const line = (id: string) => ({ country: "GB", msisdn: id.slice(3) });
  const noted = (declared: Parameters<typeof PhoneNumber.noteDeclared>[1], resource = PhoneNumber) => {
    const memory = new Memory();
    resource.noteDeclared(memory, declared);
    return memory.holdings;
  };
  const replaced = (holdings: Memory["holdings"], id: string, urn?: string) =>
    holdings.mayBeReplaced("Number", id, { createdAt: 1, urn });

  test("notes the new object as wanted, and both objects as declared", () => {
    const holdings = noted({ isUrnCertain: true, olds: line(first), news: line(second) });
    expect([first, second].map((id) => holdings.isWanted("Number", id))).toEqual([false, true]);
    expect([first, second].map((id) => replaced(holdings, id))).toEqual([true, true]);
    expect(replaced(holdings, "GB/1")).toBe(false);
  });

  test("notes that the new object replaces the old one, and when", () => {
    const { [first]: at } = noted({ olds: line(first), news: line(second) }).replacedBy("Number", second);
    expect(at).toBeCloseTo(Date.now() / 1000, 0);
    expect(noted({ olds: line(first), news: line(first) }).replacedBy("Number", first)).toEqual({});
    expect(noted({ news: line(second) }).replacedBy("Number", second)).toEqual({});
    expect(noted({ olds: line(first), news: { country: "GB", msisdn: UNKNOWN } }).replacedBy("Number", second)).toEqual(
      {},
    );
  });

  test("notes the urn", () => {
    const holdings = noted({ urn: "urn", isUrnCertain: true, news: line(second) });
    expect([replaced(holdings, first, "urn"), replaced(holdings, first, "other")]).toEqual([true, false]);
  });

  test("notes that the run makes an object, if the old one is not known and may belong to any urn", () => {
    expect(replaced(noted({ urn: "urn", news: line(second) }), first)).toBe(true);
    expect(replaced(noted({ urn: "urn", isUrnCertain: true, news: line(second) }), first)).toBe(false);
    expect(replaced(noted({ urn: "urn", olds: line(second), news: line(second) }), first)).toBe(false);
  });

  test("is no matter for other resources", () => {
    const { holdings } = new Memory();
    User.noteDeclared({ holdings }, { urn: "urn", news: { name: "ada" } });
    expect(holdings.mayBeReplaced("User", "USR-1", { createdAt: 1, urn: "urn" })).toBe(false);
  });
});

describe("the state of a diff", () => {
  const id = "GB/447700900000";
  const news = { country: "GB", msisdn: "447700900000" };
  const state = { ...news, __createdAt: 5, __replaced: { other: 4 }, __account: "mark" };
  const remembered = (given: object, resource: typeof PhoneNumber = PhoneNumber) => {
    const memory = new Memory();
    resource.remember(memory, id, given as Properties);
    return memory;
  };

  test("is remembered: the object is declared and held, and so are the objects that it has replaced", () => {
    const { holdings } = remembered(state);
    expect(holdings.mayBeReplaced("Number", id, { createdAt: 5, urn: undefined })).toBe(true);
    expect([5, 6].map((createdAt) => holdings.isHeldByAnother("Number", id, createdAt))).toEqual([false, true]);
    expect(holdings.replacedBy("Number", id)).toEqual({ other: 4 });
    expect(remembered(news).holdings.replacedBy("Number", id)).toEqual({});
  });

  test("has its key remembered", () => {
    expect(remembered({ ...pair, name: "shop" }, Application).signingKeys.newest(id)).toBe(pair.privateKey);
  });

  describe("with the note of a replacement that began later", () => {
    let folder: string;
    beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-replacements-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const isSettled = async (given: object, declared: Parameters<typeof PhoneNumber.remember>[3]) => {
      const replacements = new Replacements(folder);
      await replacements.begin({ account: "mark", type: "Number", urn: "urn", at: 6, replaced: {} });
      PhoneNumber.remember(new Memory({}, replacements), id, given as Properties, declared);
      return readdirSync(folder).length === 0;
    };

    test("settles it if the program declares the old object again", async () => {
      expect(await isSettled(state, { urn: "urn", news })).toBe(true);
    });

    test.each([
      ["of another urn", state, { urn: "other", news }],
      ["if the urn is not known", state, { news }],
      ["if the program declares another object", state, { urn: "urn", news: { ...news, msisdn: "447700900001" } }],
      ["of another account", { ...state, __account: "other" }, { urn: "urn", news }],
      ["if the account is not known", news, { urn: "urn", news }],
      ["if nothing is declared", state, undefined],
      ["if the object is newer", { ...state, __createdAt: 7 }, { urn: "urn", news }],
    ])("keeps it %s", async (_, given, declared) => {
      expect(await isSettled(given, declared)).toBe(false);
    });

    test("is no matter for a host that notes none", () => {
      const { holdings, signingKeys } = new Memory();
      PhoneNumber.remember({ holdings, signingKeys }, id, state, { urn: "urn", news });
      expect(holdings.isHeldByAnother("Number", id, 6)).toBe(true);
    });
  });
});
