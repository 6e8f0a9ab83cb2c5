// Prepares the program in Java: Maven builds it together with the SDK in sdk/.
import { delimiter, join } from "node:path";
import schema from "../../schema.json";
import { root } from "../engine/pulumi";
import { writeSnippets } from "./snippets";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "java");
const target = join(project, "program", "target");
/** Programs of a few seconds do not profit from the second compiler of the virtual machine. */
const hurry = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

export async function java(): Promise<Language> {
  // Maven does not look up artefacts that its local repository holds.
  const quietly = ["--batch-mode", "--quiet", "--no-snapshot-updates"];
  const args = [...quietly, `-Dvonage.version=${schema.version}`, "package"];
  await tool("mvn", args, { cwd: project, env: { MAVEN_OPTS: hurry } });
  const classpath = [join(target, "shop.jar"), join(target, "lib", "*")].join(delimiter);
  return { project, automation: ["java", "-cp", classpath, "shop.Automation"], env: { JDK_JAVA_OPTIONS: hurry } };
}

/** Compiles the examples of the schema in one run, each in its own package. */
export async function javaSnippets(folder: string): Promise<void> {
  const files = writeSnippets(
    folder,
    "java",
    (snippet) => join(snippet, "App.java"),
    (program, snippet) => program.replace("package generated_program;", `package ${snippet};`),
  );
  const options = ["-proc:none", "-d", join(folder, "classes"), "-cp", join(target, "lib", "*")];
  await tool("javac", [...options, ...files], { cwd: folder });
}
