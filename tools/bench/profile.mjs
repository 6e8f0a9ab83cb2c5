// Loaded into a stack's Node processes by --cpu-prof: the plugin's CPU profile is written when the engine ends it.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";

const { BENCH_PROFILES: folder, BENCH_LABEL: label } = process.env;

if (folder && process.argv[1]?.endsWith("/cmd/dynamic-provider/index.js")) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  const end = () => {
    session.post("Profiler.stop", (_error, { profile }) => {
      writeFileSync(join(folder, `${label}.cpuprofile`), JSON.stringify(profile));
      process.exit(0);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
}
