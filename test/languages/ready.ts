// Prepares the tests of one file, in a folder that is removed afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Language } from "./way";

/** Prepares a language before the tests of a file, and cleans up after them. */
export function ready(make: (folder: string) => Promise<Language>): () => Language {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-build-"));
  let language: Language | undefined;
  beforeAll(async () => {
    language = await make(folder);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return () => {
    if (!language) throw new Error("The language is not ready");
    return language;
  };
}

/** Works in a folder that is removed afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-build-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
