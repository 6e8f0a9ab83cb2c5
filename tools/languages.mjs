// The languages of the SDKs, the tools that each needs, and the tools that this machine lacks.
import { run } from "./run.mjs";

/** `host` is the program through which the engine runs a project in that language. */
export const languages = [
  { name: "python", title: "Python", host: "pulumi-language-python", tools: ["python3"] },
  { name: "go", title: "Go", host: "pulumi-language-go", tools: ["go"] },
  { name: "java", title: "Java", host: "pulumi-language-java", tools: ["javac", "mvn"] },
];

/** The tools of a language that are not on the PATH. */
export async function missingTools({ tools }, interrupt) {
  const answers = await Promise.all(
    // Go knows `version` only as a command.
    tools.map((tool) => run(tool, [tool === "go" ? "version" : "--version"], { interrupt, limitSeconds: 60 })),
  );
  return tools.filter((_tool, index) => answers[index].code !== 0);
}
