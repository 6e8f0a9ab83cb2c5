// Packs the SDK of each language in the form for its registry.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goEnvironment } from "../go-environment.mjs";
import { npmCommand } from "../npm.mjs";
import { archive } from "./archive.mjs";
import { must } from "./must.mjs";
import { pythonEnvironment } from "./python-environment.mjs";

/** The function that packs each SDK, and the tools that it needs. */
export const sdks = [
  { title: "the SDK for Node", tools: [], pack: packNodejs },
  { title: "the SDK for Python", tools: ["python3"], pack: packPython },
  { title: "the SDK for Go", tools: ["go"], pack: packGo },
  { title: "the SDK for Java", tools: ["javac", "mvn"], pack: packJava },
];

/** The tarball of npm. */
async function packNodejs(root, release) {
  await withCopy(root, "nodejs", async (copy) => {
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    await must(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], { cwd: copy });
    for (const file of ["package.json", "README.md", "LICENSE"]) cpSync(join(copy, file), join(copy, "bin", file));
    const [npm, ...args] = npmCommand();
    const pack = ["pack", "--loglevel=error", "--ignore-scripts", "--pack-destination", release];
    await must(npm, [...args, ...pack], { cwd: join(copy, "bin") });
  });
}

/** The wheel and the source distribution. */
async function packPython(root, release) {
  const python = await pythonEnvironment(root);
  await withCopy(root, "python", async (copy) => {
    const build =
      "import sys; from setuptools import build_meta as b; out = sys.argv[1]; b.build_sdist(out); b.build_wheel(out)";
    // The oldest time that an archive can hold. With it, the same files make the same bytes.
    const env = { ...process.env, SOURCE_DATE_EPOCH: "315532800", PYTHONDONTWRITEBYTECODE: "1" };
    await must(python, ["-c", build, release], { cwd: copy, env });
  });
}

/** The files that a proxy of Go modules serves, in one archive. A tag of the repository has the same effect. */
async function packGo(root, release) {
  const { version, language } = schemaOf(root);
  const module = language.go.importBasePath;
  const proxy = mkdtempSync(join(tmpdir(), "pulumi-vonage-go-"));
  try {
    const env = { ...process.env, ...goEnvironment("-mod=readonly") };
    const args = [module, `v${version}`, join(root, "sdk", "go", module.split("/").at(-1)), proxy];
    const cwd = join(root, "tools", "gen-sdk");
    await must("go", ["run", "./module-zip", ...args], { cwd, env });
    archive(proxy, join(release, `vonage-go-${version}.tar.gz`));
  } finally {
    rmSync(proxy, { recursive: true, force: true });
  }
}

/** The jar, the jar of its sources, and the pom. */
async function packJava(root, release) {
  const { name, version } = schemaOf(root);
  await withCopy(root, "java", async (copy) => {
    await must("mvn", ["--batch-mode", "--quiet", "--no-snapshot-updates", "package", "source:jar-no-fork"], {
      cwd: copy,
    });
    for (const file of [`${name}-${version}.jar`, `${name}-${version}-sources.jar`])
      cpSync(join(copy, "target", file), join(release, file));
    cpSync(join(copy, "pom.xml"), join(release, `${name}-${version}.pom`));
  });
}

/** A build writes into the folder of its sources. */
async function withCopy(root, language, work) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-sdk-"));
  const copy = join(folder, language);
  try {
    mkdirSync(copy);
    cpSync(join(root, "sdk", language), copy, {
      recursive: true,
      filter: (path) => !/\/(bin|target|node_modules)$/.test(path),
    });
    await work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function schemaOf(root) {
  return JSON.parse(readFileSync(join(root, "schema.json"), "utf8"));
}
