import { expect, test } from "vitest";
import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { java, javaSnippets } from "./java";
import { inFolder, ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(java);

lives("Java, by the Automation API", () => throughAutomation(language().automation, language().env), {
  // Its Automation API knows which properties differ, but not how: it looks for the kind under another name.
  kinds: false,
  // The host takes the folder of an inline program for one with a build.
  imports: false,
});
lives("Java, by the command line", () => throughCommandLine(language().project, language().env));
takesOver("Java", () => throughAutomation(language().automation, language().env));

test("the examples of the schema compile in Java", { timeout: 900_000 }, async () => {
  await expect(inFolder(javaSnippets)).resolves.toBeUndefined();
});
