import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Replacements } from "../../../provider/session/replacements";

let parent: string;
let folder: string;
let notes: Replacements;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "pulumi-vonage-replacements-"));
  folder = join(parent, "deep", "folder");
  notes = new Replacements(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const entry = { account: "mark", type: "Number", urn: "urn", at: 5, replaced: { old: 3 } };
const doomed = { account: "mark", type: "Number", id: "old", urn: "other", createdAt: 2 };
const files = () => readdirSync(folder).map((name) => join(folder, name));
const texts = () => files().map((file) => readFileSync(file, "utf8"));

describe("a noted replacement", () => {
  test("is one file for each resource, which only the user can read", async () => {
    await notes.begin(entry);
    await notes.begin({ ...entry, at: 6 });
    expect(files()).toHaveLength(1);
    expect(texts().map((text) => JSON.parse(text) as unknown)).toEqual([{ ...entry, at: 6 }]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(files()[0]!).mode & 0o777).toBe(0o600);
    await notes.begin({ ...entry, urn: "other" });
    await notes.begin({ ...entry, account: "other" });
    expect(files()).toHaveLength(3);
    for (const file of files()) expect(file).toMatch(/\/[\w-]{43}\.json$/);
  });

  test("is taken back: there is none, or the one before", async () => {
    const first = await notes.begin(entry);
    const second = await notes.begin({ ...entry, at: 6 });
    await second();
    expect(texts()).toEqual([JSON.stringify(entry)]);
    await first();
    expect(texts()).toEqual([]);
    await first();
  });

  test("is no matter where the folder cannot be written", async () => {
    writeFileSync(join(parent, "file"), "");
    const nowhere = new Replacements(join(parent, "file"));
    const back = await nowhere.begin(entry);
    await back();
    nowhere.settle("mark", "urn", 1);
    expect(await nowhere.isReplaced(doomed)).toBe(false);
    expect(readFileSync(join(parent, "file"), "utf8")).toBe("");
  });

  test("that cannot be taken back stays, and nothing fails", async () => {
    await notes.begin(entry);
    const back = await notes.begin({ ...entry, at: 6 });
    rmSync(folder, { recursive: true });
    await back();
    expect(() => chmodSync(folder, 0o700)).toThrow();
  });
});

describe("an object", () => {
  test("is not replaced without a note", async () => {
    expect(await notes.isReplaced(doomed)).toBe(false);
  });

  test("is replaced if the note names it, or the note is of its resource", async () => {
    await notes.begin(entry);
    expect(await notes.isReplaced(doomed)).toBe(true);
    expect(await notes.isReplaced({ ...doomed, id: "another" })).toBe(false);
    expect(await notes.isReplaced({ ...doomed, id: "another", urn: "urn" })).toBe(true);
    expect(await notes.isReplaced({ ...doomed, id: "toString" })).toBe(false);
  });

  test("is not replaced by a note of another account or type, or by an older one", async () => {
    await notes.begin(entry);
    expect(await notes.isReplaced({ ...doomed, account: "other" })).toBe(false);
    expect(await notes.isReplaced({ ...doomed, type: "User" })).toBe(false);
    expect(await notes.isReplaced({ ...doomed, createdAt: 6 })).toBe(false);
    expect(await notes.isReplaced({ ...doomed, createdAt: 5 })).toBe(true);
    expect(await notes.isReplaced({ ...doomed, createdAt: undefined })).toBe(true);
  });

  test("is found beside notes that cannot be read", async () => {
    await notes.begin(entry);
    writeFileSync(join(folder, "0.json"), "{");
    writeFileSync(join(folder, "z.json"), "");
    mkdirSync(join(folder, "folder.json"));
    expect(await notes.isReplaced(doomed)).toBe(true);
    expect(await notes.isReplaced({ ...doomed, id: "another" })).toBe(false);
  });
});

describe("a note", () => {
  test("is forgotten if the object in the state is not newer", async () => {
    await notes.begin(entry);
    notes.settle("mark", "urn", 6);
    notes.settle("other", "urn", 5);
    notes.settle("mark", "other", 5);
    expect(files()).toHaveLength(1);
    notes.settle("mark", "urn", 5);
    expect(files()).toEqual([]);
    notes.settle("mark", "urn", 5);
  });

  test("that cannot be read stays", async () => {
    await notes.begin(entry);
    writeFileSync(files()[0]!, "{");
    notes.settle("mark", "urn", 5);
    expect(texts()).toEqual(["{"]);
  });
});
