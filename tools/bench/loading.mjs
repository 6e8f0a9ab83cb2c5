// Measures how long the modules take to load, in a new process each time, one case after the other.
import { spawnSync } from "node:child_process";
import { median, rounded } from "./summary.mjs";

const CASES = {
  "@pulumi/pulumi": `require("@pulumi/pulumi")`,
  "pulumi-vonage": `require("pulumi-vonage")`,
  "pulumi-vonage/provider": `require("pulumi-vonage/provider")`,
  "axios and axios-retry": `require("axios"); require("axios-retry")`,
  ajv: `require("ajv")`,
  jsonwebtoken: `require("jsonwebtoken")`,
  "first check of an application": {
    before: `const inputs = { name: "a", capabilities: { voice: {} } };
      const application = require("pulumi-vonage/provider").dynamicProvider("Application");`,
    timed: `application.check({}, inputs)`,
  },
};

/** The median of each case, in milliseconds, and the median ratio of the package to Pulumi alone. */
export function measureLoading(root, rounds = 9) {
  const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, code] of Object.entries(CASES)) times[name].push(timeOf(code, root));
  const alone = times["@pulumi/pulumi"];
  return {
    milliseconds: Object.fromEntries(Object.entries(times).map(([name, all]) => [name, rounded(median(all), 1)])),
    ratio: rounded(median(times["pulumi-vonage"].map((time, round) => time / alone[round])), 3),
  };
}

function timeOf(code, root) {
  const { before = "", timed = code } = typeof code === "string" ? {} : code;
  const script = `${before}; const start = performance.now(); ${timed}; process.stdout.write(String(performance.now() - start))`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`Loading failed: ${stderr}`);
  return Number(stdout);
}
