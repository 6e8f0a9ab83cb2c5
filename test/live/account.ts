// The account whose credentials are in the environment, and how its resources are led through their lives.
import { expect } from "vitest";
import type { Values } from "../contract/host";
import type { Life } from "../contract/life";

const {
  VONAGE_API_KEY: apiKey = "",
  VONAGE_API_SECRET: apiSecret = "",
  VONAGE_BASE_URL,
  VONAGE_REST_URL,
} = process.env;
const baseUrl = VONAGE_BASE_URL || "https://api.nexmo.com";
const restUrl = VONAGE_REST_URL || VONAGE_BASE_URL || "https://rest.nexmo.com";

export const account = { apiKey, apiSecret, baseUrl, restUrl };

/** The same account in the configuration of a stack. */
export const settings = Object.fromEntries(Object.entries(account).map(([key, value]) => [`vonage:${key}`, value]));

/** Runs a resource through its life. After each step the preview must be empty. */
export async function lives(
  life: Life,
  programs: readonly Values[],
  look: (program: Values) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const program of programs) {
    await life.up(program);
    expect((await life.plan(program)).operation).toBe("same");
    expect(await life.refresh()).toBe(true);
    expect((await life.plan(program)).operation).toBe("same");
    await look(program);
  }
}
