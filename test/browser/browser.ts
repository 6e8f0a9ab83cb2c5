// A real browser that shows the page of an emulator.
import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions, type Page } from "playwright-core";
import { type Emulator } from "vonage-emulator";

interface Found {
  options?: LaunchOptions;
  why?: string;
}

export async function openBrowser(): Promise<Browser> {
  const path = `${process.cwd()}/tools/browser.mjs`;
  const { findBrowser } = (await import(path)) as { findBrowser: () => Promise<Found> };
  const { options, why } = await findBrowser();
  if (!options) throw new Error(`There is no browser: ${why}`);
  return chromium.launch(options);
}

export interface Visit {
  readonly page: Page;
  /** The browser's errors: exceptions, refused scripts, failed requests. */
  readonly complaints: string[];
  end(): Promise<void>;
}

/** Opens the page of the emulator and waits until it is connected. */
export async function visit(browser: Browser, { url }: Emulator, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(`${url}/_emulator/`);
  await page.getByText("Live", { exact: true }).waitFor();
  return { page, complaints, end: () => context.close() };
}
