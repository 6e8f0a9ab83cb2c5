// Runs Pulumi's own generators on schema.json: those for Node, Python and Go in tools/gen-sdk, and that for Java in its
// language host.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { locateEngine } from "../setup/engine.mjs";
import { run } from "../run.mjs";

/** Writes the subfolders nodejs, python and go of `folder`. */
export async function generateOthers(root, folder) {
  const env = { ...process.env, CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "-mod=readonly" };
  const args = ["run", "-trimpath", ".", join(root, "schema.json"), folder];
  const { code, stderr, missing } = await run("go", args, { cwd: join(root, "tools", "gen-sdk"), env });
  if (missing) throw new Error("The SDKs cannot be generated, because Go is not on the PATH.");
  if (code !== 0) throw new Error(`${stderr}\nThe SDKs cannot be generated: the generator's words are above.`);
}

/** Writes the subfolder java of `folder`. */
export async function generateJava(root, folder) {
  const { bin } = await locateEngine(root);
  const home = await mkdtemp(join(tmpdir(), "pulumi-vonage-java-"));
  try {
    await mkdir(join(home, "state"));
    const env = {
      ...process.env,
      PATH: bin + delimiter + process.env.PATH,
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    };
    const args = ["package", "gen-sdk", join(root, "schema.json"), "--language", "java", "--out", folder];
    const { code, stdout, stderr } = await run(join(bin, "pulumi"), args, { cwd: home, env });
    if (code === 0) return;
    throw new Error(
      `${stdout}\n${stderr}\nThe SDK for Java cannot be generated: Pulumi's words are above. Without its host, run "npm run setup -- --languages".`,
    );
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
