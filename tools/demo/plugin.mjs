// The second part of the demo: the packaged plugin takes over an existing application, for a program in YAML.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "../progress.mjs";

const ADDRESS = "https://shop.example.com/answer";
const NEW_ADDRESS = "https://shop.example.com/v2/answer";

/** The folder of a project in YAML that uses the plugin of this repository, and no resources yet. */
export function makeYamlProject(root, folder) {
  const project = join(folder, "yaml");
  mkdirSync(project);
  const plugin = JSON.stringify(join(root, "dist", "plugin"));
  writeFileSync(
    join(project, "Pulumi.yaml"),
    `name: shop-yaml\nruntime: yaml\nplugins: { providers: [{ name: vonage, path: ${plugin} }] }\n`,
  );
  return project;
}

/** Runs the life of the imported application. `tell` prints headings, and `succeeded` checks a command. */
export async function liveInYaml(stack, { project, emulator, checks, tell, succeeded }) {
  const file = join(project, "Pulumi.yaml");
  const generated = join(project, "generated.yaml");
  const made = await emulator.createApplication({
    name: "Shop",
    capabilities: { voice: { webhooks: { answer_url: { address: ADDRESS, http_method: "GET" } } } },
  });
  await emulator.requests();

  tell("10. The packaged plugin", "Somebody has made an application in the dashboard. The import writes its program.");
  const id = ["vonage:index:Application", "shop", made.id];
  succeeded(await stack.show("import", ...id, "--yes", "--skip-preview", "--protect=false", "--out", generated));
  const program = `${readFileSync(file, "utf8")}${readFileSync(generated, "utf8")}`;
  writeFileSync(file, program);
  say(`\nPulumi.yaml:\n\n${program.trim()}\n`);
  succeeded(await stack.show("preview", "--expect-no-changes"), "the program, the state and the service agree");

  tell("11. One leaf changes", "The plugin shows just that leaf.");
  writeFileSync(file, program.replace(ADDRESS, NEW_ADDRESS));
  await emulator.requests();
  const preview = await stack.show("preview", "--diff");
  succeeded(preview);
  const changed = preview.text.split("\n").filter((line) => line.includes(" => "));
  checks.that(
    "the preview shows one changed line",
    changed.length === 1 && changed[0].includes(`"${ADDRESS}" => "${NEW_ADDRESS}"`),
    changed,
  );
  checks.equal("the preview sent no request", await emulator.requests(), []);

  tell("12. The change is deployed, and the stack is destroyed");
  succeeded(await stack.show("up", "--yes", "--skip-preview"));
  const path = `/v2/applications/${made.id}`;
  checks.equal("one look and one write", await emulator.requests(), [`GET ${path}`, `PUT ${path}`]);
  succeeded(await stack.show("destroy", "--yes", "--skip-preview"));
  const { applications } = await emulator.state();
  checks.that(
    "the service does not hold it any more",
    applications.every((each) => each.id !== made.id),
  );
}
