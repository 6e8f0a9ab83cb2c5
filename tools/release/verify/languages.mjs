// Installs the package of a release for each language into an empty folder, with a project that uses it.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { programIn } from "../../generate-sdk/readme.mjs";
import { goEnvironment } from "../../go-environment.mjs";
import { must } from "../must.mjs";
import { pythonEnvironment } from "../python-environment.mjs";

const DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

/** `install` makes the project in `folder`, and returns the environment variables that it needs. */
export const languages = [
  { title: "YAML", tools: [], install: installYaml },
  { title: "TypeScript", tools: [], install: installNodejs },
  { title: "Python", tools: ["python3"], install: installPython },
  { title: "Go", tools: ["go"], install: installGo },
  { title: "Java", tools: ["javac", "mvn"], install: installJava },
];

function installYaml({ root, folder }) {
  cpSync(join(root, "docs/snippets/User/Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  return {};
}

/** `modules` is the folder whose node_modules holds the package. */
async function installNodejs({ root, folder, modules }) {
  const project = join(modules, "project");
  mkdirSync(project);
  writeFileSync(join(project, "index.ts"), example(root, "typescript"));
  const tsc = join(modules, "node_modules", "typescript", "bin", "tsc");
  await must(process.execPath, [tsc, "--strict", "--module", "node16", "--skipLibCheck", "index.ts"], { cwd: project });
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: verify\nmain: ${project}\n${runtime}`);
  return {};
}

async function installPython({ root, folder, release, schema }) {
  const name = `${schema.language.python.packageName}-${schema.version}`;
  const python = join(folder, "venv", "bin", "python");
  await must("python3", ["-m", "venv", join(folder, "venv")], { cwd: folder });
  const constraints = join(root, "test/languages/programs/python/requirements.txt");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  await must(python, [...pip, "-c", constraints, join(release, `${name}-py3-none-any.whl`)], { cwd: folder });

  const source = join(folder, "source");
  const offline = ["--no-deps", "--no-index", "--no-build-isolation", "--target", source];
  await must(await pythonEnvironment(root), [...pip, ...offline, join(release, `${name}.tar.gz`)], { cwd: folder });
  const installed = readdirSync(join(folder, "venv", "lib"))[0];
  const [fromWheel, fromSource] = [join(folder, "venv", "lib", installed, "site-packages"), source].map((place) =>
    readdirSync(join(place, schema.language.python.packageName)).filter((file) => file !== "__pycache__"),
  );
  if (String(fromWheel.sort()) !== String(fromSource.sort()))
    throw new Error("The wheel and the source distribution hold different files.");

  writeFileSync(join(folder, "Pulumi.yaml"), "name: verify\nruntime: python\n");
  writeFileSync(join(folder, "__main__.py"), example(root, "python"));
  return { PULUMI_PYTHON_CMD: python };
}

async function installGo({ root, folder, release, schema, beside }) {
  const proxy = join(beside, "go-proxy");
  mkdirSync(proxy);
  await must("tar", ["-xzf", join(release, `vonage-go-${schema.version}.tar.gz`), "-C", proxy], { cwd: folder });
  const { GOMODCACHE, GOPROXY } = JSON.parse(
    await must("go", ["env", "-json", "GOMODCACHE", "GOPROXY"], { cwd: folder }),
  );
  const env = {
    ...goEnvironment("-mod=mod -modcacherw"),
    // The modules of the release must not stay in the module cache of the person who runs this.
    GOMODCACHE: join(beside, "go-modules"),
    GOPROXY: [`file://${proxy}`, `file://${join(GOMODCACHE, "cache", "download")}`, GOPROXY].join(","),
    GONOSUMDB: schema.language.go.importBasePath,
  };
  const program = join(root, "test/languages/programs/go");
  const requirements = readFileSync(join(program, "go.mod"), "utf8");
  writeFileSync(join(folder, "go.mod"), requirements.replace(/^replace .*\n/m, ""));
  cpSync(join(program, "go.sum"), join(folder, "go.sum"));
  writeFileSync(join(folder, "main.go"), example(root, "go"));
  const runtime = "runtime:\n  name: go\n  options:\n    binary: verify\n";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: verify\n${runtime}`);
  await must("go", ["build", "-o", "verify", "."], { cwd: folder, env: { ...process.env, ...env } });
  return env;
}

async function installJava({ root, folder, release, schema }) {
  const name = `${schema.name}-${schema.version}`;
  const lib = join(folder, "lib");
  const classes = join(folder, "classes");
  for (const made of [lib, classes]) mkdirSync(made);
  cpSync(join(release, `${name}.pom`), join(folder, "pom.xml"));
  const maven = ["--batch-mode", "--quiet", "--no-snapshot-updates"];
  await must("mvn", [...maven, DEPENDENCY_PLUGIN, `-DoutputDirectory=${lib}`], { cwd: folder });
  cpSync(join(release, `${name}.jar`), join(lib, `${name}.jar`));
  const sources = await must("jar", ["--list", "--file", join(release, `${name}-sources.jar`)], { cwd: folder });
  if (!/\/Application\.java$/m.test(sources)) throw new Error("The jar of the sources holds no Application.java.");

  writeFileSync(join(folder, "App.java"), example(root, "java"));
  await must("javac", ["-proc:none", "-d", classes, "-cp", join(lib, "*"), "App.java"], { cwd: folder });
  const path = `Class-Path: ${readdirSync(lib)
    .map((jar) => `lib/${jar}`)
    .join(" ")}`;
  // A line of a manifest has 72 bytes at most, and goes on after a space.
  const manifest = [path.slice(0, 70), ...(path.slice(70).match(/.{1,69}/g) ?? [])].join("\n ");
  writeFileSync(join(folder, "manifest.txt"), `Main-Class: generated_program.App\n${manifest}\n`);
  const jar = ["--create", "--file", "app.jar", "--manifest", "manifest.txt", "-C", classes, "."];
  await must("jar", jar, { cwd: folder });
  const runtime = "runtime:\n  name: java\n  options:\n    binary: app.jar\n";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: verify\n${runtime}`);
  return {};
}

/** The program that the first page of the documentation shows. */
function example(root, fence) {
  return programIn(readFileSync(join(root, "docs/snippets/User.md"), "utf8"), fence);
}
