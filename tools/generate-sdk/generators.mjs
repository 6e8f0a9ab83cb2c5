// Runs Pulumi's own generators on schema.json: those for Node, Python and Go in tools/gen-sdk, and that for Java in its
// language host.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { goEnvironment } from "../go-environment.mjs";
import { locateEngine } from "../setup/engine.mjs";
import { run } from "../run.mjs";

/** Writes the subfolders nodejs, python and go of `folder`. */
export async function generateOthers(root, folder) {
  await generate(root, ["sdks", join(root, "schema.json"), folder]);
}

/** Writes each program in YAML below `sources` to the subfolders NAME/nodejs, python, go and pcl of `folder`. */
export async function convertToOthers(root, sources, folder) {
  await generate(root, ["programs", join(root, "schema.json"), sources, folder]);
}

async function generate(root, request) {
  const env = { ...process.env, ...goEnvironment("-mod=readonly") };
  const cwd = join(root, "tools", "gen-sdk");
  const { code, stderr, missing } = await run("go", ["run", ".", ...request], { cwd, env });
  if (missing) throw new Error("The SDKs cannot be generated, because Go is not on the PATH.");
  if (code !== 0) throw new Error(`${stderr}\nThe SDKs cannot be generated. The generator's message is above.`);
}

/** Writes the subfolder java of `folder`. */
export async function generateJava(root, folder) {
  const args = ["package", "gen-sdk", join(root, "schema.json"), "--language", "java", "--out", folder];
  await withEngine(root, (pulumi) => pulumi(args, folder));
}

/** Writes the subfolder java of each of these folders, from its subfolder pcl. */
export async function convertToJava(root, folders) {
  await withEngine(root, async (pulumi) => {
    for (const folder of folders) {
      const args = ["convert", "--from", "pcl", "--language", "java", "--generate-only", "--out", join(folder, "java")];
      await pulumi(args, join(folder, "pcl"));
    }
  });
}

/** Runs Pulumi's command line with the plugin of this repository, and without any account. */
async function withEngine(root, work) {
  const { bin } = await locateEngine(root);
  const home = await mkdtemp(join(tmpdir(), "pulumi-vonage-java-"));
  try {
    await mkdir(join(home, "state"));
    const env = {
      ...process.env,
      PATH: [join(root, "dist", "plugin"), bin, process.env.PATH].join(delimiter),
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    };
    await work(async (args, cwd) => {
      await mkdir(cwd, { recursive: true });
      const { code, stdout, stderr } = await run(join(bin, "pulumi"), args, { cwd, env });
      if (code === 0) return;
      throw new Error(
        `${stdout}\n${stderr}\nNothing can be generated for Java. Pulumi's message is above. Without the plugin, run "npm run build"; without the host, "npm run setup -- --languages".`,
      );
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
