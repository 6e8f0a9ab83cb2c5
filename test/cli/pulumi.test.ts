import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hosts } from "../../cli/choices";
import { plugin, resourceOfType, typeIn } from "../../cli/pulumi/host";
import { explicitProviders, settingsOf } from "../../cli/pulumi/providers";
import type { StackResource } from "../../cli/pulumi/stack";
import { kindNames } from "../../cli/resources/index";
import { resources } from "../../provider/resources/index";
import { root } from "../engine/pulumi";

describe("the command line's names of resources in Pulumi", () => {
  const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as {
    name: string;
    version: string;
    pluginDownloadURL: string;
    language: { nodejs: { packageName: string } };
    resources: Record<string, unknown>;
  };

  test("are those of the package schema", () => {
    const { name, pluginDownloadURL: source, language } = schema;
    expect(plugin).toEqual({ name, sdk: language.nodejs.packageName, source });
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(version).toBe(schema.version);
    expect(kindNames.map((each) => typeIn("plugin", each)).sort()).toEqual(Object.keys(schema.resources).sort());
  });

  test("cover every resource of both hosts", () => {
    expect([...kindNames].sort()).toEqual(Object.keys(resources).sort());
    for (const host of hosts)
      for (const name of kindNames) expect(resourceOfType(typeIn(host, name))).toEqual({ host, name });
    expect(resourceOfType("vonage:index:Nothing")).toBeUndefined();
    expect(resourceOfType("vonage:index:constructor")).toBeUndefined();
    expect(resourceOfType("random:index/randomId:RandomId")).toBeUndefined();
  });
});

describe("the providers of a stack of both hosts", () => {
  const stackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
  const provider = (type: string, name: string, inputs: object, parent?: string): StackResource => ({
    urn: `urn:pulumi:dev::shop::pulumi:providers:${type}::${name}`,
    type: `pulumi:providers:${type}`,
    name,
    id: "id",
    inputs: { ...inputs },
    outputs: {},
    provider: "",
    ...(parent === undefined ? {} : { parent }),
    ignoreChanges: [],
  });
  const providers = [
    provider("vonage", "default_0_1_0", { apiKey: "of the last deployment", version: "0.1.0" }),
    provider("pulumi-nodejs", "default", { "vonage:apiKey": "of the last deployment" }),
    provider("vonage", "default_eu", { apiKey: "plugin", maxRetries: 3, privateKeys: { a: "key" } }, stackUrn),
    provider("pulumi-nodejs", "partner", { "vonage:apiKey": "dynamic" }, stackUrn),
    provider("vonage", "idle", { apiKey: "idle" }, stackUrn),
    provider("random", "other", {}, stackUrn),
  ];
  const users = providers
    .filter(({ name }) => name !== "idle")
    .map(({ urn }, index) => ({ ...provider("x", `user-${index}`, {}, stackUrn), provider: `${urn}::id` }));
  const all = [...providers, ...users];
  const ofStack = { lookup: () => "of the stack", source: "stack" } as const;
  const apiKeyOf = (index: number) => settingsOf(`${providers[index]!.urn}::id`, all, ofStack).lookup("apiKey");

  test("have their own settings if the program made them, and those of the stack if Pulumi did", () => {
    expect([0, 1, 2, 3].map(apiKeyOf)).toEqual(["of the stack", "of the stack", "plugin", "dynamic"]);
    const { lookup, source } = settingsOf(`${providers[2]!.urn}::id`, all, ofStack);
    expect(source).toBe("provider");
    expect([lookup("maxRetries"), lookup("privateKeys"), lookup("baseUrl")]).toEqual(["3", '{"a":"key"}', undefined]);
  });

  test("are distinguished from providers of other packages, and from unused ones", () => {
    expect(explicitProviders(all).map(({ name }) => name)).toEqual(["default_eu", "partner"]);
  });
});
