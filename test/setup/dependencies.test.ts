import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { root } from "./machine";

interface Dependencies {
  setUpDependencies: (root: string) => Promise<void>;
  whyOutdated: (root: string) => Promise<string | undefined>;
}

let dependencies: Dependencies;
beforeAll(async () => {
  const file = join(root, "tools", "setup", "dependencies.mjs");
  dependencies = (await import(pathToFileURL(file).href)) as Dependencies;
});

/** A project whose only dependency is a folder beside it, so that npm needs no registry. */
let project: string;
let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  project = mkdtempSync(join(tmpdir(), "pulumi-vonage-dependencies-test-"));
  mkdirSync(join(project, "near"));
  write("near/package.json", { name: "near", version: "1.0.0" });
  lock("1.0.0");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(project, { recursive: true, force: true });
});

function write(file: string, content: object): void {
  writeFileSync(join(project, file), JSON.stringify(content));
}

function lock(version: string, more: object = {}): void {
  write("near/package.json", { name: "near", version });
  write("package.json", { name: "project", dependencies: { near: "file:near" } });
  write("package-lock.json", {
    name: "project",
    lockfileVersion: 3,
    packages: {
      "": { name: "project", dependencies: { near: "file:near" } },
      near: { version },
      "node_modules/near": { resolved: "near", link: true },
      ...more,
    },
  });
}

describe("setting up the dependencies", () => {
  test("installs what is missing, once", { timeout: 60_000 }, async () => {
    expect(await dependencies.whyOutdated(project)).toBe("node_modules is missing or unfinished");
    await dependencies.setUpDependencies(project);
    expect(said).toEqual([
      "  npm ci, as node_modules is missing or unfinished",
      expect.stringMatching(/^ {2}installed in [\d.]+ s$/),
    ]);
    said.length = 0;
    await dependencies.setUpDependencies(project);
    expect(said).toEqual(["  up to date with package-lock.json"]);
  });

  test("detects a changed lock file and a missing folder", { timeout: 60_000 }, async () => {
    await dependencies.setUpDependencies(project);
    lock("1.0.1");
    expect(await dependencies.whyOutdated(project)).toBe("near is another version than package-lock.json says");
    lock("1.0.0", { "node_modules/far": { version: "2.0.0" } });
    expect(await dependencies.whyOutdated(project)).toBe("node_modules/far is missing");
    lock("1.0.0", { "node_modules/other-platform": { version: "2.0.0", optional: true } });
    expect(await dependencies.whyOutdated(project)).toBeUndefined();
    rmSync(join(project, "node_modules", "near"));
    expect(await dependencies.whyOutdated(project)).toBe("node_modules/near is missing");
  });

  test("shows npm's own message when it fails", { timeout: 60_000 }, async () => {
    write("package.json", { name: "project", dependencies: { near: "file:near", unlocked: "file:unlocked" } });
    await expect(dependencies.setUpDependencies(project)).rejects.toThrow(
      "The dependencies cannot be installed: npm ci ended with code 1 (its message is above).",
    );
    expect(said.join("\n")).toContain("package-lock.json");
  });
});
