import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./engine/pulumi";

const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  cwd: root,
  encoding: "utf8",
});
const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
const packed = files.map(({ path }) => path);
const pages = packed.filter((path) => path.endsWith(".md"));

interface Package {
  readonly homepage: string;
  readonly repository: { readonly type: string; readonly url: string };
  readonly bugs: string;
}

// The pages in the installed package.
describe("the packed pages", () => {
  test("are those of the README, the guides, the reference, the examples and the emulator", () => {
    const some = [
      "README.md",
      "docs/guides/keys.md",
      "docs/reference/user.md",
      "examples/shop/README.md",
      "emulator/README.md",
    ];
    expect(pages).toEqual(expect.arrayContaining(some));
  });

  test.each(pages)("%s links only to packed files", (page) => {
    const prose = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```|`[^`\n]*`/g, "``");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, link, other]) => link ?? other ?? "",
    );
    const isPacked = (link: string) => {
      const [path = ""] = link.split("#");
      const target = normalize(join(dirname(page), path)).replace(/\/$/, "");
      return path === "" || packed.includes(target) || packed.some((file) => file.startsWith(`${target}/`));
    };
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && !isPacked(link))).toEqual([]);
  });

  test("name one repository, which is set in one place", () => {
    const { homepage, repository, bugs } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Package;
    const address = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
    expect({ homepage, bugs }).toEqual({ homepage: `${address}#readme`, bugs: `${address}/issues` });
    const others = pages.flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/https:\/\/github\.com\/[\w-]+\/pulumi-vonage\b/g)].map(
        ([found]) => `${page}: ${found}`,
      ),
    );
    expect(others.filter((found) => !found.endsWith(`: ${address}`))).toEqual([]);
  });
});
