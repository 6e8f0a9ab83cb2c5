import { describe, expect, test } from "vitest";
import { edited, type EditOptions } from "../../../cli/program/module-edit";
import { parseModule } from "../../../cli/program/module-source";
import type { Planned } from "../../../cli/program/plan";
import { EMPTY_MODULE, HEADLINE, newModule } from "../../../cli/program/program";
import { Setting } from "../../../cli/program/settings";
import { loadParser } from "../../../cli/program/typescript";
import { root } from "../../engine/pulumi";
import { complaints } from "../evaluate";

const ts = loadParser(root);
const parse = (text: string) => parseModule(ts, "vonage.ts", text);
const edit = (text: string, planned: Planned[], options: Partial<EditOptions> = {}) =>
  edited(ts, parse(text), planned, { host: "dynamic", protect: false, isManaged: () => true, ...options });

function planned(type: Planned["type"], identifier: string, settings: Planned["settings"] = {}): Planned {
  return {
    type,
    id: `id-${identifier}`,
    title: identifier,
    logicalName: identifier,
    identifier,
    inputs: {},
    state: {},
    settings,
  };
}

const shop = planned("Application", "shop", { name: "Shop" });
const owner = { id: "id-shop", name: shop, hasKey: false, keyName: "shopKey" };
const userOfShop = (identifier: string, more: Partial<typeof owner> = {}): Planned => ({
  ...planned("User", identifier, { applicationId: "x", privateKey: new Setting("shopPrivateKey") }),
  owner: { ...owner, ...more },
});
const [alice, bob] = [userOfShop("alice"), userOfShop("bob")];

describe("a module with declarations of adopted objects", () => {
  test("is created when there is none", () => {
    expect(newModule([], { host: "dynamic", protect: false })).toBe(EMPTY_MODULE);
    expect(edit(EMPTY_MODULE, [])).toBe(EMPTY_MODULE);
    const text = `${HEADLINE}
import { VonageApplication } from "pulumi-vonage";

// application id-shop
export const shop = new VonageApplication("shop", { name: "Shop" });
`;
    expect(newModule([shop], { host: "dynamic", protect: false })).toBe(text);
    expect(edit(EMPTY_MODULE, [shop])).toBe(text);
  });

  test("grows at its end, imports what it needs, and takes one constant for the key of an application", () => {
    const whole = edit(newModule([shop], { host: "dynamic", protect: false }), [alice]);
    expect(whole).toBe(`${HEADLINE}
import { VonageApplication } from "pulumi-vonage";
import * as pulumi from "@pulumi/pulumi";
import { VonageUser } from "pulumi-vonage";

const config = new pulumi.Config();

// application id-shop
export const shop = new VonageApplication("shop", { name: "Shop" });

const shopKey = pulumi
  .all([shop.privateKey, config.requireSecret("shopPrivateKey")])
  .apply(([own, given]) => own ?? given);

// user id-alice
export const alice = new VonageUser("alice", { application: shop, privateKey: shopKey });
`);
    expect(edit(whole, [bob])).toBe(`${whole}
// user id-bob
export const bob = new VonageUser("bob", { application: shop, privateKey: shopKey });
`);
    expect(complaints([edit(whole, [bob])])).toEqual([]);
  });

  test("takes the key from the configuration if it does not declare the application", () => {
    const text = edit(EMPTY_MODULE, [alice, bob]);
    expect(text).toContain('const shopKey = config.requireSecret("shopPrivateKey");\n');
    expect(text).toContain('new VonageUser("alice", { applicationId: "x", privateKey: shopKey });');
    expect(text).toContain('new VonageUser("bob", { applicationId: "x", privateKey: shopKey });');
    expect(complaints([text])).toEqual([]);
  });

  test("lets users take the key from their application if the stack holds it", () => {
    const keyed = { ...shop, settings: { name: "Shop", privateKey: new Setting("shopPrivateKey") } };
    const text = edit(EMPTY_MODULE, [keyed, userOfShop("alice", { hasKey: true })]);
    expect(text).toContain('privateKey: config.requireSecret("shopPrivateKey")');
    expect(text).toContain('new VonageUser("alice", { application: shop });');
    // The import may reach a user before its application.
    expect(edit(EMPTY_MODULE, [userOfShop("alice", { hasKey: true })])).toContain('applicationId: "x",');
  });

  test.each([
    ["no semicolons and other quotes", (text: string) => text.replaceAll(";", "").replaceAll('"', "'")],
    ["a licence above it", (text: string) => `/*\n * Licence\n */\n${text}`],
    ["an edited first line", (text: string) => text.replace(HEADLINE, "// Our applications")],
    ["other line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["lines joined", (text: string) => text.replace(/\n(?=import|const|new)/g, " ").replace(HEADLINE, "")],
    ["long lines broken", (text: string) => text.replaceAll("(", "(\n").replaceAll(",", ",\n").replaceAll("=", "=\n")],
    ["a renamed constant", (text: string) => text.replace("const shop =", "const store =")],
    ["a constant without export", (text: string) => text.replace("export const", "const") + "void shop;\n"],
    [
      "classes under other names",
      (text: string) =>
        text.replaceAll(/VonageApplication(?= )/g, "$& as App").replace("new VonageApplication", "new App"),
    ],
    [
      "names that are used for other things",
      (text: string) => `${text}export const [VonageUser, config, pulumi, shopKey] = [1, 2, 3, 4];\n`,
    ],
    [
      "a type import",
      (text: string) => `${text}import type { VonageUser } from "pulumi-vonage";\nexport type U = VonageUser;\n`,
    ],
    [
      "another configuration",
      (text: string) =>
        `import * as p from "@pulumi/pulumi";\n${text}export const c = new p.Config("other");\nexport const mine = new p.Config();\n`,
    ],
    ["statements without a space between them", (text: string) => text.replaceAll(/\n+/g, "\n")],
    ["no line end", (text: string) => text.trimEnd()],
  ])("compiles, and keeps its declarations, with %s", (_what, change) => {
    const before = change(newModule([shop], { host: "dynamic", protect: false }));
    const source = parse(before);
    expect(source.isOurs).toBe(true);
    expect(source.declarations).toMatchObject([{ id: "id-shop", logicalName: "shop" }]);
    const [{ identifier } = { identifier: "" }] = source.declarations;
    const named = { ...userOfShop("alice"), owner: { ...owner, name: { logicalName: "shop", identifier } } };
    const after = edit(before, [planned("Application", "next"), named]);
    expect(parse(after).declarations.map(({ id }) => id)).toEqual(["id-shop", "id-next", "id-alice"]);
    expect(edit(before, [], { isManaged: () => true })).toBe(before.endsWith("\n") ? before : `${before}\n`);

    const without = edit(after, [], { isManaged: (id) => id === "id-shop" });
    expect(parse(without).declarations.map(({ id }) => id)).toEqual(["id-shop"]);
    const more = edit(after, [{ ...bob, owner: named.owner }]);
    expect(complaints([before, after, more, without])).toEqual([]);
  });

  test("is recognised after the user and a formatter have changed it", () => {
    const text = `${HEADLINE}
import { VonageApplication } from 'pulumi-vonage';

const own = (x: number) => (x);
const foo = own as unknown as (value: unknown) => void;

// application id-shop
export const shop = new VonageApplication(
  "shop",
  { name: "Shop); // application id-fake" },
  { protect: true },
);
foo(1);

/** A user's own words. */
// application id-renamed
export const other = new VonageApplication("other-name");
`;
    expect(parse(text).declarations).toMatchObject([
      { id: "id-shop", identifier: "shop", logicalName: "shop" },
      { id: "id-renamed", identifier: "other", logicalName: "other-name" },
    ]);
    const rest = edit(text, [], { isManaged: (id) => id !== "id-shop" });
    expect(rest).toBe(text.replace(/\/\/ application id-shop\n[\s\S]*?\n\);\n/, ""));
    expect(edit(text, [], { isManaged: () => false })).toContain("foo(1);");
    expect(complaints([rest])).toEqual([]);
  });

  test("rewrites declarations that are not imported yet, at their place", () => {
    const text = newModule([shop, planned("Application", "next")], { host: "dynamic", protect: false });
    const used = `${text}export const names = [shop.name, next.name];\n`;
    const after = edit(used, [{ ...shop, settings: { name: "Shop 2" } }, planned("Application", "next")], {
      isManaged: () => false,
    });
    expect(after).toBe(used.replace('"Shop"', '"Shop 2"'));
  });

  test("is never empty, and drops imports that nothing uses any more", () => {
    const text = edit(newModule([shop], { host: "dynamic", protect: false }), [alice, bob]);
    expect(edit(text, [], { isManaged: () => false })).toBe(EMPTY_MODULE);
    const less = edit(text, [], { isManaged: (id) => id === "id-shop" });
    expect(less).toBe(newModule([shop], { host: "dynamic", protect: false }));
    expect(edit(`// mine\n${text}`, [], { isManaged: () => false })).toBe(`// mine\n${EMPTY_MODULE}`);
  });

  test("stops every deployment while an adoption is unfinished", () => {
    const guarded = edit(EMPTY_MODULE, [shop], { guardWord: "a word" });
    expect(complaints([guarded])).toEqual([]);
    expect(parse(guarded).guard).toBeDefined();
    expect(guarded.indexOf("throw new Error")).toBeLessThan(guarded.indexOf("new VonageApplication"));
    const formatted = guarded
      .replace(/"a word"/, "'a word'")
      .replace(/'(An .*)'/, "`$1`")
      .replace("\n  throw", " throw");
    expect(formatted).not.toBe(guarded);
    for (const text of [guarded, formatted])
      expect(edit(text, [shop], { isManaged: () => false })).toBe(
        newModule([shop], { host: "dynamic", protect: false }),
      );
    const again = edit(guarded, [shop], { guardWord: "another", isManaged: () => false });
    expect(again.match(/throw new Error/g)).toHaveLength(1);
  });

  test("is refused with the line that cannot be read", () => {
    expect(() => parse(`${HEADLINE}\nexport const x = {;\n`)).toThrow(
      /^vonage\.ts cannot be read: line 2: .+\. Correct it/,
    );
    expect(parse("export const mine = 1;\n").isOurs).toBe(false);
  });
});
