import { expect, test } from "vitest";
import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { go, goSnippets } from "./go";
import { inFolder, ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(go);

lives("Go, by the Automation API", () => throughAutomation(language().automation, language().env), {
  goesOn: takesOver,
});
lives("Go, by the command line", () => throughCommandLine(language().project, language().env));

test("the examples of the schema compile in Go", { timeout: 900_000 }, async () => {
  await expect(inFolder(goSnippets)).resolves.toBeUndefined();
});
