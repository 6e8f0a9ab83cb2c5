import { throughAutomation } from "./automation";
import { throughCommandLine } from "./command";
import { lives } from "./life";
import { python } from "./python";
import { ready } from "./ready";
import { takesOver } from "./take-over";

const language = ready(python);

lives("Python, by the Automation API", () => throughAutomation(language().automation, language().env));
lives("Python, by the command line", () => throughCommandLine(language().project, language().env));
takesOver("Python", () => throughAutomation(language().automation, language().env));
