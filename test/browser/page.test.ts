import { createRequire } from "node:module";
import { type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "vonage-emulator";
import { asAccount, send } from "../emulator/client";
import { openBrowser, visit, type Visit } from "./browser";

const seed = {
  applications: [
    {
      id: "app",
      name: "shop",
      capabilities: { voice: { region: "eu-west", signed_callbacks: true, conversations_ttl: 48 }, vbc: {} },
    },
  ],
  users: {
    app: [
      { id: "USR-1", name: "anna", channels: { sip: [{ uri: "sip:a@x.example", username: "a", password: "hush" }] } },
    ],
  },
  numbers: [{ country: "GB", msisdn: "447700900000", app_id: "app" }],
};

let browser: Browser;
let emulator: Emulator;
let here: Visit;
let page: Page;

beforeAll(async () => {
  [browser, emulator] = await Promise.all([openBrowser(), startEmulator({ seed })]);
});
beforeEach(async () => {
  emulator.reset();
  here = await visit(browser, emulator);
  page = here.page;
  await page.getByText("shop", { exact: true }).waitFor();
});
afterEach(() => here.end());
afterAll(async () => {
  await browser?.close();
  await emulator?.stop();
});

const api = (method: string, path: string, json?: unknown) => asAccount(emulator)(method, path, { json });
const edit = (what: string) => page.getByRole("button", { name: `Edit ${what}` }).click();
const save = () => page.getByRole("button", { name: "Save" }).click();
const saved = () => page.getByText("Saved.").waitFor();

// The emulator's page in a real browser, used like a person.
describe("the page", () => {
  test("shows applications with their capabilities, users and numbers, and no secret", async () => {
    const list = (name: string) => page.getByRole("region", { name }).locator(".item").allInnerTexts();
    expect(await list("Applications")).toEqual([expect.stringMatching(/shop\s+app\s+voice\s+vbc/)]);
    expect(await list("Users")).toEqual([expect.stringMatching(/anna\s+USR-1\s+sip\s+of shop/)]);
    expect(await list("Numbers")).toEqual([expect.stringMatching(/GB 447700900000\s+linked to app/)]);
    await edit("user anna");
    expect(await page.getByRole("dialog").innerHTML()).not.toContain("hush");
    expect(here.complaints).toEqual([]);
  });

  test("shows and edits the objects of a kind that it has no words for", async () => {
    const sent: string[] = [];
    await page.route("**/_emulator/accounts", async (route) => {
      const response = await route.fetch();
      const [account] = (await response.json()) as object[];
      await route.fulfill({ response, json: [{ ...account, conversations: [{ id: "c1", name: "lounge" }] }] });
    });
    await page.route("**/_emulator/conversations/c1", async (route) => {
      sent.push(`${route.request().method()} ${route.request().postData()}`);
      await route.fulfill({ json: {} });
    });
    await page.reload();
    const items = page.getByRole("region", { name: "Conversations 1" }).locator(".item");
    await items.first().waitFor();
    expect(await items.allInnerTexts()).toEqual([expect.stringMatching(/lounge\s+c1/)]);
    await edit("conversation lounge");
    await page.getByRole("textbox", { name: "name", exact: true }).fill("saloon");
    await save();
    await saved();
    expect(sent).toEqual(['PATCH {"name":"saloon"}']);
  });

  test("shows new requests in the journal, with their changes", async () => {
    await page.getByText("No requests yet.").waitFor();
    await api("POST", "/v2/applications", { name: "new" });
    await api("GET", "/v2/applications/nothing");
    const rows = page.locator("#journal details");
    await rows.nth(1).waitFor();
    await page.getByText("404", { exact: true }).waitFor();
    const texts = await rows.locator("summary").allInnerTexts();
    expect(texts.map((text) => text.replaceAll(/\s+/g, " ").slice(9))).toEqual([
      "GET /v2/applications/nothing 404",
      "POST /v2/applications changed 201",
    ]);
    await page.getByText("new", { exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "Only changes" }).check();
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().locator("summary").click();
    await page.getByText('"committed": true').waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("No requests yet.").waitFor();
    expect(emulator.journal()).toEqual([]);
  });

  test("shows everything again after a restart of the emulator", async () => {
    const { port } = new URL(emulator.url);
    const other = await startEmulator({ seed });
    const away = await visit(browser, other);
    try {
      await other.stop();
      await away.page.getByText("Connecting again").waitFor();
      const again = await startEmulator({ port: Number(new URL(other.url).port), seed: [{ name: "another" }] });
      try {
        await away.page.getByText("another", { exact: true }).waitFor();
        expect(await away.page.getByText("shop", { exact: true }).count()).toBe(0);
      } finally {
        await again.stop();
      }
    } finally {
      await away.end();
    }
    expect(new URL(emulator.url).port).toBe(port);
  });
});

describe("an edit by hand", () => {
  test("is drift that the API shows: of an application, a user and a number", async () => {
    await edit("application shop");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "region" }).fill("us-east");
    await dialog.getByRole("checkbox", { name: "signed_callbacks" }).uncheck();
    await dialog.getByRole("textbox", { name: "conversations_ttl" }).fill("12");
    await dialog.getByRole("button", { name: "Remove capabilities.vbc" }).click();
    await save();
    await saved();
    const { body } = await api("GET", "/v2/applications/app");
    expect(body.capabilities).toEqual({
      voice: expect.objectContaining({ region: "us-east", signed_callbacks: false, conversations_ttl: 12 }) as unknown,
    });

    await edit("user anna");
    await dialog.getByLabel("New field").fill("properties.custom_data.shift");
    await dialog.getByLabel("Value: JSON, or text").fill("late");
    await dialog.getByRole("button", { name: "Add" }).click();
    await dialog.getByRole("textbox", { name: "uri" }).fill("sip:b@x.example");
    await save();
    await expect.poll(() => emulator.users("app")[0]?.properties).toEqual({ custom_data: { shift: "late" } });
    expect(emulator.users("app")[0]?.channels).toEqual({
      sip: [{ uri: "sip:b@x.example", username: "a", password: "hush" }],
    });

    await edit("number GB 447700900000");
    await dialog.getByRole("button", { name: "Remove app_id" }).click();
    await save();
    await page.getByText("linked to no application").waitFor();
    const numbers = await api("GET", "/account/numbers");
    expect(numbers.body.numbers).toEqual([expect.not.objectContaining({ app_id: "app" })]);
    expect(here.complaints).toEqual([]);
  });

  test("is possible as JSON, and errors are shown in the dialog", async () => {
    await edit("application shop");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Edit as JSON" }).click();
    const text = dialog.getByRole("textbox", { name: "The whole object, as JSON" });
    await text.fill("{");
    await save();
    await dialog.getByRole("alert").getByText("This is not the JSON of an object").waitFor();
    await text.fill('{ "id": "app", "name": 7, "capabilities": {} }');
    await save();
    await dialog.getByRole("alert").getByText("name must be a string").waitFor();
    await text.fill('{ "id": "app", "name": "by hand", "capabilities": {} }');
    await save();
    await saved();
    expect(emulator.applications()).toMatchObject([{ id: "app", name: "by hand", capabilities: {} }]);
  });

  test("deletes after a second click, and changes nothing when it is cancelled", async () => {
    await edit("application shop");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "name", exact: true }).fill("other");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(emulator.applications()[0]?.name).toBe("shop");
    await edit("application shop");
    await dialog.getByRole("button", { name: "Delete the application" }).click();
    expect(emulator.applications()).toHaveLength(1);
    await dialog.getByRole("button", { name: "Really delete this application" }).click();
    await page.getByText("No applications.").waitFor();
    expect(emulator.applications()).toEqual([]);
  });
});

describe("a fault", () => {
  test("that is switched on affects answers until it is switched off", async () => {
    const failing = page.getByRole("switch", { name: "Fail everywhere" });
    await failing.check();
    await page.getByText("Fail everywhere: on.").waitFor();
    expect((await api("GET", "/v2/applications")).status).toBe(500);
    await page.getByText("every time: 1 matched, 1 fired").waitFor();
    await failing.uncheck();
    await page.getByText("Fail everywhere: off.").waitFor();
    expect((await api("GET", "/v2/applications")).status).toBe(200);
  });

  test("may be any rule, and a wrong rule is refused with all its problems", async () => {
    await page.getByText("Add a rule of your own").click();
    const rule = page.getByRole("textbox", { name: "Rule, as JSON" });
    await rule.fill('{ "stats": 503 }');
    await page.getByRole("button", { name: "Add the rule" }).click();
    await page.getByRole("alert").getByText("stats is not a field").waitFor();
    await rule.fill('{ "name": "mine", "status": 418 }');
    await page.getByRole("button", { name: "Add the rule" }).click();
    await page.getByRole("button", { name: "Remove fault mine" }).waitFor();
    expect((await api("GET", "/v2/applications")).status).toBe(418);
    await page.getByRole("button", { name: "Switch all off" }).click();
    await expect.poll(() => emulator.faults.list()).toEqual([]);
  });

  test("shows as switched on when it came from elsewhere", async () => {
    await send(emulator.url, "POST", "/_emulator/faults", { json: { name: "failing", status: 500, count: "forever" } });
    await expect.poll(() => page.getByRole("switch", { name: "Fail everywhere" }).isChecked()).toBe(true);
  });
});

describe("without a mouse", () => {
  test("the Tab key reaches everything, in visual order", async () => {
    await api("GET", "/v2/applications");
    await page.locator("#journal details").first().waitFor();
    const reached: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate<string>(NAME_OF_FOCUS);
      if (name === "" || name === reached[0]) break;
      reached.push(name);
    }
    const order = ["Skip to the applications", "Faults", "theme", "Edit application shop", "Edit user anna"];
    const places = [...order, "Edit number GB 447700900000", "only-changes", "clear-journal"].map((name) =>
      reached.indexOf(name),
    );
    expect({ reached, places }).toEqual({ reached, places: places.slice().sort((a, b) => a - b) });
    expect({ reached, missing: places.filter((place) => place < 0) }).toEqual({ reached, missing: [] });
  });

  test("an application is edited, and the focus comes back to where it was", async () => {
    await page.getByRole("button", { name: "Edit application shop" }).focus();
    await page.keyboard.press("Enter");
    const name = page.getByRole("dialog").getByRole("textbox", { name: "name", exact: true });
    await name.focus();
    await name.press("ControlOrMeta+a");
    await page.keyboard.type("typed");
    await page.keyboard.press("Enter");
    await saved();
    await expect.poll(() => page.evaluate(NAME_OF_FOCUS)).toBe("Edit application typed");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await page.evaluate(NAME_OF_FOCUS)).toBe("Edit application typed");
  });
});

const NAME_OF_FOCUS = `(() => {
  const { activeElement: it } = document;
  if (!it || it === document.body) return "";
  return it.getAttribute("aria-label") ?? (it.id || it.textContent.trim());
})()`;

describe("light and dark", () => {
  const ground = `getComputedStyle(document.body).backgroundColor`;

  test("follow the system, until the reader chooses; the choice stays", async () => {
    const light = await page.evaluate(ground);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => page.evaluate(ground)).not.toBe(light);
    await page.getByLabel("Theme").selectOption("Light");
    expect(await page.evaluate(ground)).toBe(light);
    await page.reload();
    await page.getByText("Live", { exact: true }).waitFor();
    expect(await page.evaluate(ground)).toBe(light);
  });
});

describe("on a phone", () => {
  test("no element is wider than the screen", async () => {
    const name = "x".repeat(300);
    emulator.updateApplication("app", (wire) => (wire.name = name));
    await page.setViewportSize({ width: 320, height: 640 });
    await api("GET", `/v2/applications/${"y".repeat(300)}`);
    await page.locator("#journal details").first().waitFor();
    await page.getByText(`of ${name}`).waitFor();
    const overflow = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
    expect(await page.evaluate(overflow)).toBe(0);
    await page.locator("#journal summary").first().click();
    await page.getByRole("button", { name: `Edit application ${name}` }).click();
    expect(await page.evaluate(overflow)).toBe(0);
    expect(
      await page.evaluate(`document.querySelector(".body").scrollWidth - document.querySelector(".body").clientWidth`),
    ).toBe(0);
  });
});

describe("the rules of accessibility", () => {
  const axe = createRequire(__filename).resolve("axe-core/axe.min.js");
  const broken = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }).then(
    ({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | ")))`;

  test.each(["light", "dark"] as const)(
    "are kept in the %s theme, in the lists and in the dialog",
    async (colorScheme) => {
      // The page's policy allows no foreign scripts, and axe is one.
      const visitor = await visit(browser, emulator, { colorScheme, bypassCSP: true });
      try {
        await api("GET", "/v2/applications/nothing");
        emulator.faults.add({ name: "busy", path: "/nowhere", status: 503 });
        await visitor.page.getByRole("button", { name: "Remove fault busy" }).waitFor();
        await visitor.page.addScriptTag({ path: axe });
        expect(await visitor.page.evaluate(broken)).toEqual([]);
        await visitor.page.getByRole("button", { name: "Edit application shop" }).click();
        expect(await visitor.page.evaluate(broken)).toEqual([]);
      } finally {
        await visitor.end();
      }
    },
  );
});

describe("pages of other sites", () => {
  test("cannot frame, read or change the emulator", async () => {
    const other = await startEmulator();
    try {
      await page.goto(`${other.url}/_emulator/`);
      const attempt = `Promise.all([
        fetch("${emulator.url}/_emulator/state").then(() => "read", () => "refused"),
        fetch("${emulator.url}/_emulator/state", { method: "DELETE", mode: "no-cors" }).then(() => "sent", () => "refused"),
      ])`;
      expect(await page.evaluate(attempt)).toEqual(["refused", "refused"]);
      expect(emulator.applications()).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });
});
