import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { go } from "./go";
import { ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(go);

lives("Go, by the Automation API", () => throughAutomation(language().automation, language().env));
lives("Go, by the command line", () => throughCommandLine(language().project, language().env));
takesOver("Go", () => throughAutomation(language().automation, language().env));
