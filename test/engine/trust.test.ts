import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ComponentResource } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VonageApplicationArgs, VonageUserArgs } from "../../sdk";
import type { Outcome } from "./outcome";
import { at, put, sdk, setting, type Setting } from "./setting";

// Ordinary mistakes, through the real engine. None loses or changes anything that no preview has shown.
describe("a server at vonage:baseUrl that is not Vonage", () => {
  let world: Setting;
  let page: Server;
  let pageUrl: string;
  const program: PulumiFn = () => {
    const shop = new sdk.VonageApplication("shop", {});
    new sdk.VonageUser("alice", { application: shop });
    return Promise.resolve({});
  };
  beforeAll(async () => {
    world = await setting(program);
    page = createServer((_request, response) => void response.writeHead(404).end("<html>nothing here</html>"));
    await new Promise<void>((resolve) => void page.listen(0, "127.0.0.1", resolve));
    pageUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
    await world.stack.up();
  });
  afterAll(async () => {
    page.close();
    await world.end();
  });

  test("removes nothing from the state, and destroys nothing", async () => {
    const before = await world.stack.resource("shop");
    await world.stack.setConfig({ "vonage:baseUrl": pageUrl, "vonage:maxRetries": "0" });
    const refresh = await world.stack.refresh({ fails: true, runProgram: true });
    expect(refresh.text).toContain("This is no answer of the Vonage API");
    expect(refresh.text).not.toContain("pulumi refresh");
    const destroy = await world.stack.destroy({ fails: true, runProgram: true });
    expect(destroy.text).toContain("Nothing was changed");
    expect((await world.stack.resource("shop")).outputs).toMatchObject({
      applicationId: before.id,
      privateKey: before.outputs?.privateKey,
    });
    expect(world.emulator.applications()).toHaveLength(1);
  });

  test("is refused in the preview, once, where it has a path", async () => {
    await world.stack.setConfig({ "vonage:baseUrl": `${world.emulator.url}/v2`, "vonage:requestTimeout": "0" });
    const { text } = await world.stack.preview({ fails: true });
    expect(text.match(/remove the path \/v2/g)).toHaveLength(1);
    expect(text).toContain("vonage:requestTimeout must be a number from 0.1 to 600");
    await world.stack.setConfig({ "vonage:baseUrl": world.emulator.url, "vonage:requestTimeout": "30" });
  });

  test("and credentials of another account: the preview names the account of the application", async () => {
    await world.stack.setConfig({ "vonage:apiKey": "stranger" });
    const { text } = await world.stack.preview({ fails: true });
    expect(text).toMatch(/belongs to account ….{4}, the provider is configured for …nger/);
    await world.stack.setConfig({ "vonage:apiKey": world.emulator.apiKey });
    await world.stack.expectNoChanges();
  });
});

describe("settings that are misspelt, or secret and in plain text", () => {
  let world: Setting;
  let shop: VonageApplicationArgs | undefined;
  const program: PulumiFn = () => {
    const parent = new ComponentResource("test:index:Group", "group");
    new sdk.VonageApplication("beside", {}, { parent });
    if (shop) new sdk.VonageApplication("shop", shop);
    return Promise.resolve({});
  };
  beforeAll(async () => {
    world = await setting(program);
    await world.stack.setConfig({ "vonage:apiSecret": world.emulator.apiSecret, "vonage:maxRetrys": "1" });
  });
  afterAll(() => world.end());

  /** The resources that have both warnings. */
  const toldAt = ({ diagnostics }: Outcome) => {
    const at = (text: string) =>
      diagnostics
        .filter(({ severity, message }) => severity === "warning" && message.includes(text))
        .map(({ urn = "" }) => urn.split("::").at(-1));
    return {
      misspelt: at("vonage:maxRetrys is not a setting: did you mean vonage:maxRetries?"),
      plain: at('Run "pulumi config set --secret vonage:apiSecret"'),
    };
  };

  test("are reported in the preview, once, at the row of a resource", async () => {
    const { text, ...preview } = await world.stack.preview({ diff: false });
    expect(toldAt({ text, ...preview })).toEqual({ misspelt: ["beside"], plain: ["beside"] });
    expect(text).toMatch(/dynamic\/vonage:Application \(beside\):\n\s+warning: vonage:maxRetrys is not a setting/);
    expect(text).not.toContain(world.emulator.apiSecret);
  });

  test("are reported at a refused resource, and neither this run nor the next one hangs", async () => {
    shop = { name: "" };
    const refused = await world.stack.preview({ fails: true });
    expect(refused.text).toContain("name must not be blank");
    expect(toldAt(refused)).toEqual({ misspelt: ["shop"], plain: ["shop"] });
    shop = {};
    const up = await world.stack.up();
    expect(up.changes).toMatchObject({ create: 4 });
    expect(toldAt(up)).toEqual({ misspelt: ["shop"], plain: ["shop"] });
  });

  test("are reported where they make a resource fail", async () => {
    await world.stack.pulumi(["config", "rm", "vonage:apiKey"]);
    await world.stack.setConfig({ "vonage:apiKye": world.emulator.apiKey });
    shop = { name: "changed" };
    const up = await world.stack.up({ fails: true });
    expect(up.text).toContain("vonage:apiKye is not a setting: did you mean vonage:apiKey?");
    expect(up.text).toContain("vonage:apiKey is missing");
  });
});

describe("a user that is renamed in the program", () => {
  let world: Setting;
  const program =
    (name: string, args: Partial<VonageUserArgs> = {}): PulumiFn =>
    () => {
      const shop = new sdk.VonageApplication("shop", {});
      new sdk.VonageUser(name, { application: shop, name: "alice", ...args });
      return Promise.resolve({ shop: shop.id });
    };
  beforeAll(async () => {
    world = await setting(program("alice"));
    await world.stack.up();
  });
  afterAll(() => world.end());
  const users = async () => world.emulator.users(String((await world.stack.outputs()).shop)).map(({ name }) => name);

  test("is refused with an alias as the first advice; adopt takes it over and does not delete it", async () => {
    world.stack.setProgram(program("renamed"));
    const { text } = await world.stack.up({ fails: true });
    expect(text).toMatch(/aliases: .*adopt: true/s);
    world.stack.setProgram(program("renamed", { adopt: true }));
    await world.stack.up();
    expect(await users()).toEqual(["alice"]);
    await world.stack.refresh({ expectNoChanges: true });
    await world.stack.expectNoChanges();
  });

  test("can be replaced, with adopt and without", async () => {
    const urn = (await world.stack.resource("renamed")).urn;
    await world.stack.up({ replace: [urn] });
    expect(await users()).toEqual(["alice"]);
    world.stack.setProgram(program("renamed"));
    await world.stack.up({ replace: [urn] });
    expect(await users()).toEqual(["alice"]);
    await world.stack.expectNoChanges();
  });
});

describe("an update", () => {
  let world: Setting;
  let ignore: string[] = [];
  let args: VonageApplicationArgs;
  const voice = (connectTimeout?: number) => ({
    voice: {
      webhooks: { answerUrl: { address: "https://example.com/blue", ...(connectTimeout ? { connectTimeout } : {}) } },
    },
  });
  const program: PulumiFn = () => {
    const shop = new sdk.VonageApplication("shop", args, { ignoreChanges: ignore });
    new sdk.VonageApplication("beside", { name: shop.applicationId });
    const timeout = shop.capabilities.apply((made) => made?.voice?.webhooks?.answerUrl?.connectTimeout);
    return Promise.resolve({ timeout, voice: shop.capabilities });
  };
  beforeAll(async () => {
    args = { name: "shop", capabilities: voice() };
    world = await setting(program, {}, { config: { "vonage:consistencyWindow": "0" } });
    await world.stack.up();
  });
  afterAll(() => world.end());
  const shop = () => world.emulator.applications().find(({ name }) => (name as string).startsWith("shop"))!;
  const address = () => at(shop(), "capabilities.voice.webhooks.answer_url").address;

  test("makes the changes of its preview, and leaves out those in ignoreChanges", async () => {
    ignore = ["capabilities.voice.webhooks.answerUrl"];
    world.emulator.updateApplication(shop().id as string, (wire) => {
      put(wire, "capabilities.voice.webhooks.answer_url.address", "https://example.com/green");
    });
    args = { name: "shop 2", capabilities: voice() };
    const preview = await world.stack.preview();
    expect(preview.text).not.toContain("green");
    await world.stack.up();
    expect(address()).toBe("https://example.com/green");
    expect(shop().name).toBe("shop 2");
  });

  test("keeps applicationId known in the preview, and shows no default value as removed", async () => {
    args = { name: "shop 3", capabilities: voice() };
    const preview = await world.stack.preview();
    expect(preview.ops).toMatchObject({ shop: "update", beside: "same" });
    expect(preview.text).not.toMatch(/^\s*-\s/m);
    await world.stack.up();
    expect((await world.stack.outputs()).timeout).toBe(1000);
  });
});
