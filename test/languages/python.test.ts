import { expect, test } from "vitest";
import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { python, pythonSnippets } from "./python";
import { inFolder, ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(python);

lives("Python, by the Automation API", () => throughAutomation(language().automation, language().env), {
  goesOn: takesOver,
});
lives("Python, by the command line", () => throughCommandLine(language().project, language().env));

test("the examples of the schema run in Python", { timeout: 900_000 }, async () => {
  await expect(inFolder((folder) => pythonSnippets(folder, language()))).resolves.toBeUndefined();
});
