// npm run screenshots: pictures of the emulator's page for the documentation, from a real browser.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findBrowser } from "./browser.mjs";
import { scene } from "./screenshots-scene.mjs";

const root = new URL("../", import.meta.url);
const { startEmulator } = createRequire(import.meta.url)(fileURLToPath(new URL("emulator/dist/index.js", root)));

const PICTURES = [
  { name: "light", colorScheme: "light", viewport: { width: 1240, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1120, height: 720 }, editor: true },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 }, section: "journal" },
];

const { options, why } = await findBrowser();
if (!options) throw new Error(`The pictures need a browser: ${why}`);
const emulator = await startEmulator(scene.options);
const browser = await chromium.launch(options);
try {
  await scene.play(emulator);
  for (const { name, colorScheme, viewport, editor, section } of PICTURES) {
    const page = await browser.newPage({ colorScheme, viewport, reducedMotion: "reduce" });
    await page.goto(`${emulator.url}/_emulator/`);
    await page.locator("#journal details").first().waitFor();
    await page.locator("#applications .item").first().waitFor();
    if (section) await page.locator(`#${section}`).evaluate((element) => element.scrollIntoView());
    if (editor) await page.getByRole("button", { name: "Edit application shop-hotline" }).click();
    const path = fileURLToPath(new URL(`emulator/images/${name}.png`, root));
    await page.screenshot({ path });
    console.log(path);
    await page.close();
  }
} finally {
  await browser.close();
  await emulator.stop();
}
