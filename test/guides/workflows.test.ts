import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../engine/pulumi";
import { pages } from "./pages";
import { complaintsAbout } from "./workflows";

const workflows = pages().flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
    .map(([, text = ""]) => text)
    .filter((text) => "jobs" in (parse(text) as object))
    .map((text, index) => [`workflow ${index + 1} of ${page}`, text] as const),
);

describe("GitHub's own language service", () => {
  test.each(workflows)("accepts %s", async (_name, text) => {
    expect(await complaintsAbout(text)).toEqual([]);
  });

  const [, text = ""] = workflows[0] ?? [];

  test.each([
    ["an event", "pull_request:", "pull_requests:", "Unexpected value 'pull_requests'"],
    ["a time", "30 3 * * *", "30 33 * * *", "Invalid cron expression"],
    ["a key of a job", "timeout-minutes", "timeout-minute", "Unexpected value 'timeout-minute'"],
    ["a permission", "contents: read", "content: read", "Unexpected value 'content'"],
    ["a context", "secrets.VONAGE", "secret.VONAGE", "Unrecognized named-value: 'secret'"],
    ["a property of an event", "pull_request.head.repo", "pull_request.heads.repo", "might be invalid: heads"],
    ["an action", "actions/setup-node@v4", "actions/setup-nodes@v4", "Unable to resolve action"],
    ["an input of an action", "cache: npm", "caches: npm", "Invalid action input 'caches'"],
  ])("refuses %s that does not exist", async (_what, right, wrong, reason) => {
    expect(text).toContain(right);
    expect((await complaintsAbout(text.replace(right, wrong))).join()).toContain(reason);
  });
});
