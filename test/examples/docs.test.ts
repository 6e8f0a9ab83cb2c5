import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { settings } from "../../provider/schema/settings";
import { keywords, propertiesOf, schemaOf } from "../../provider/schema";
import { root } from "../engine/pulumi";

const folders = ["docs", "examples", "emulator"];
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(folder, name)),
  ),
];

const textOf = (page: string) => readFileSync(join(root, page), "utf8");
const readme = textOf("README.md");

describe("the documentation", () => {
  test.each(pages)("%s has no dead link", (page) => {
    // Text in code is no link.
    const prose = textOf(page).replace(/```[\s\S]*?```|`[^`\n]*`/g, "``");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link));
    expect(broken).toEqual([]);
  });

  test("lists every example, each with its own README", () => {
    const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const list = textOf("examples/README.md");
    expect(examples.filter((name) => !list.includes(`(${name}/README.md)`))).toEqual([]);
  });

  test("lists every decision", () => {
    const list = textOf("docs/decisions/README.md");
    const decisions = readdirSync(join(root, "docs/decisions")).filter((name) => /^\d{4}-/.test(name));
    expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });

  test("explains every tag of our own", () => {
    const contributing = textOf("CONTRIBUTING.md");
    expect(keywords.filter((tag) => !contributing.includes(`\`@${tag}\``))).toEqual([]);
  });

  test("has every setting in its table, with its default and its range", () => {
    const rows = readme.split("\n").filter((line) => line.startsWith("| `vonage:"));
    const cells = rows.map((row) => row.split("|").map((cell) => cell.trim().replaceAll("`", "")));
    const table = Object.fromEntries(
      cells.map(([, key = "", env, , initial, range]) => [key, { env, initial, range }]),
    );
    const told = settings.map(({ key, environment, default: initial = "", least, greatest }) => [
      `vonage:${key}`,
      { env: environment, initial: String(initial), range: least === undefined ? "" : `${least}, ${greatest}` },
    ]);
    expect(table).toEqual(Object.fromEntries(told));
  });

  test.each(["ApplicationInputs", "ApplicationState", "Capabilities", "UserInputs", "UserState", "UserChannels"])(
    "names every property of %s in the README",
    (type) => {
      const named = (property: string) => new RegExp(`[\`.]${property}\\b`).test(readme);
      expect(Object.keys(propertiesOf(schemaOf(type)) ?? {}).filter((property) => !named(property))).toEqual([]);
    },
  );
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** The anchors of headings, as GitHub names them. */
function anchorsOf(page: string): string[] {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}
