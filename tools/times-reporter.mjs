// A vitest reporter that writes the time of each test file: its imports, hooks and tests.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";

export default class TimesReporter {
  #times = [];

  onTestModuleEnd(module) {
    const { collectDuration, duration } = module.diagnostic();
    const file = relative(process.cwd(), module.moduleId);
    this.#times.push({ file, milliseconds: collectDuration + duration });
  }

  onTestRunEnd() {
    if (process.env.TIMES_FILE) writeFileSync(process.env.TIMES_FILE, JSON.stringify(this.#times));
  }
}
