// Makes ready what the program in Java needs: Maven builds it together with the SDK in sdk/.
import { delimiter, join } from "node:path";
import { root } from "../engine/pulumi";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "java");

export async function java(): Promise<Language> {
  // Maven does not look artefacts up that its local repository holds.
  await tool("mvn", ["--batch-mode", "--quiet", "--no-snapshot-updates", "package"], { cwd: project });
  const target = join(project, "program", "target");
  const classpath = [join(target, "shop.jar"), join(target, "lib", "*")].join(delimiter);
  return { project, automation: ["java", "-cp", classpath, "shop.Automation"], env: {} };
}
