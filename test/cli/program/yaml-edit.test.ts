import { describe, expect, test } from "vitest";
import type { Planned } from "../../../cli/program/plan";
import type { DeclareOptions } from "../../../cli/program/program-file";
import { Setting } from "../../../cli/program/settings";
import { editedYaml, GUARD_SETTING } from "../../../cli/program/yaml-edit";
import { unspeakable } from "../../../cli/program/yaml-print";
import { parseYaml } from "../../../cli/program/yaml-source";

const parse = (text: string) => parseYaml("Pulumi.yaml", text);
const edit = (text: string, planned: Planned[], options: Partial<DeclareOptions> = {}) =>
  editedYaml(parse(text), planned, { protect: false, isManaged: () => true, ...options });

const shop: Planned = {
  type: "Application",
  id: "id-shop",
  title: "Shop",
  logicalName: "shop",
  identifier: "shop",
  inputs: {},
  state: {},
  settings: { name: "Shop", privateKey: new Setting("shopPrivateKey") },
};
const line: Planned = {
  ...shop,
  type: "Number",
  id: "GB/447700900000",
  logicalName: "line",
  settings: { country: "GB", msisdn: "447700900000", applicationId: "id-shop" },
  owner: { id: "id-shop", name: { logicalName: "shop", identifier: "shop" }, hasKey: false },
};

describe("a program in YAML with declarations of adopted objects", () => {
  test("gets the sections that it lacks", () => {
    expect(edit("name: shop\nruntime: yaml", [shop, line])).toBe(`name: shop
runtime: yaml
config:
  shopPrivateKey:
    type: string
    secret: true
resources:
  # application id-shop
  shop:
    type: vonage:Application
    properties:
      privateKey: \${shopPrivateKey}
      name: Shop
  # number GB/447700900000
  line:
    type: vonage:Number
    properties:
      country: GB
      msisdn: "447700900000"
      applicationId: \${shop.applicationId}
`);
  });

  const own = `# Ours
name: shop
runtime: yaml   # on purpose
config: {}
resources:
    # what calls come to
    mine:
        type: "vonage:Application" # an application
        properties: {name: "a: b",   capabilities: {vbc: {}}}

    other: { type: "random:RandomId" }
    # the end of the resources

outputs:
    id: \${mine.applicationId}
`;

  test("keeps every other character", () => {
    const text = edit(own, [line], { protect: true });
    expect(text).toBe(
      own.replace(
        '{ type: "random:RandomId" }\n',
        `{ type: "random:RandomId" }
    # number GB/447700900000
    line:
      type: vonage:Number
      properties:
        country: GB
        msisdn: "447700900000"
        applicationId: id-shop
      options:
        protect: true
`,
      ),
    );
    expect(edit(text, [], { isManaged: () => false })).toBe(own);
    const crlf = own.replaceAll("\n", "\r\n");
    expect(edit(edit(crlf, [shop]), [], { isManaged: () => false })).toBe(crlf);
  });

  test("refers to objects that the program declares under another name", () => {
    const managed = [{ type: "Application", id: "id-shop", logicalName: "mine" }] as const;
    expect(edit(own, [line], { managed })).toContain("applicationId: ${mine.applicationId}\n");
    const renamed = edit("name: shop\nresources:\n  # application id-shop\n  store:\n    type: vonage:Application\n", [
      line,
    ]);
    expect(renamed).toContain("applicationId: ${store.applicationId}\n");
  });

  test("cannot be deployed while an adoption is unfinished", () => {
    const guarded = edit(own, [shop], { guardWord: "word" });
    expect(guarded).toContain(`\n  ${GUARD_SETTING}:\n    type: string\n`);
    const pending = { isManaged: () => false };
    expect(edit(guarded, [shop], { ...pending, guardWord: "another" })).toBe(guarded);
    const done = edit(guarded, [shop], pending);
    expect(done).toBe(edit(own, [shop]));
    expect(done).not.toContain(GUARD_SETTING);
    expect(edit(guarded, [], pending)).toBe(own);
  });

  test("is refused if nothing can be added to it", () => {
    expect(() => parse("name: [")).toThrow("Pulumi.yaml cannot be read");
    expect(() => parse("{ name: shop }")).toThrow("write its sections on lines of their own");
    expect(() => parse("name: shop\nresources: { a: { type: x } }\n")).toThrow("adopt cannot add to resources");
    expect(() => parse("name: shop\nconfig: settings\n")).toThrow("adopt cannot add to config");
  });

  test("reports values that YAML programs cannot express", () => {
    expect(unspeakable({ customData: { deep: [{ "Fn::Join": 1 }] } })).toContain('customData.deep[0]["Fn::Join"]');
    expect(unspeakable({ customData: { a: [{ b: null }] } })).toBe("customData.a[0].b is null, which Pulumi drops");
    expect(unspeakable({ name: "fn::join", list: [1, {}] })).toBeUndefined();
  });
});
