import { expect, test } from "vitest";
import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { java, javaSnippets } from "./java";
import { inFolder, ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(java);

lives("Java, by the Automation API", () => throughAutomation(language().automation, language().env), {
  // Java's Automation API reports which properties differ, but not their kind, because it looks for the kind under
  // another name.
  kinds: false,
  // The language host expects a build in the folder of an inline program.
  imports: false,
  goesOn: takesOver,
});
lives("Java, by the command line", () => throughCommandLine(language().project, language().env));

test("the examples of the schema compile in Java", { timeout: 900_000 }, async () => {
  await expect(inFolder(javaSnippets)).resolves.toBeUndefined();
});
