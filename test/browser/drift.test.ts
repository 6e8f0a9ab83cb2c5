import { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sdk, setting, type Setting } from "../engine/setting";
import { openBrowser, visit } from "./browser";

let browser: Browser;
let world: Setting;

beforeAll(async () => {
  world = await setting(() => {
    new sdk.VonageApplication("shop", { name: "shop", capabilities: { voice: { region: "eu-west" } } });
    return Promise.resolve();
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.end();
});

// A field that a person edits on the emulator's page is drift. The real engine detects and reverts it.
test("an edit on the page is found by a refresh, and reverted by the next deployment", async () => {
  const { emulator, stack } = world;
  await stack.up();
  const here = await visit(browser, emulator);
  const { page } = here;
  await page.getByRole("button", { name: "Edit application shop" }).click();
  await page.getByRole("textbox", { name: "region" }).fill("us-east");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await here.end();
  expect((await stack.refresh()).ops).toEqual({ shop: "update" });
  expect((await stack.up()).ops).toEqual({ shop: "update" });
  expect(emulator.applications()).toMatchObject([{ capabilities: { voice: { region: "eu-west" } } }]);
});
