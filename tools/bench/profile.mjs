// Writes the CPU profiles of the plugin and the program when they end. The flag --cpu-prof of the benchmark loads this
// file into the Node processes of a stack.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";

const { BENCH_PROFILES: folder, BENCH_LABEL: label } = process.env;
const SCRIPTS = { plugin: "/cmd/dynamic-provider/index.js", program: "/cmd/run/index.js" };
const role = Object.keys(SCRIPTS).find((name) => process.argv[1]?.endsWith(SCRIPTS[name]));

if (folder && role) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  process.once("exit", () => {
    session.post("Profiler.stop", (_error, { profile }) => {
      writeFileSync(join(folder, `${label}, ${role}.cpuprofile`), JSON.stringify(profile));
    });
  });
  // The engine ends the plugin by a signal.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
}
