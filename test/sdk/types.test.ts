import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { definitions, propertiesOf, schemaOf } from "../../provider/schema";
import { isRegion, regions } from "../../sdk";
import { root } from "../engine/pulumi";

/** The compiler's errors in a program beside the sdk. */
function complaints(program: string): string[] {
  const file = join(root, "sdk/a-program-of-this-test.ts");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => (name === file ? program : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  const source = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, program, version) : source(name, version);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("every type of the schema is exported by its own name, and helper functions need no cast", () => {
  // The inputs and outputs of a whole resource or look-up have their own names in the sdk, such as FoundApplication.
  const nested = Object.keys(definitions).filter((name) => !/(Inputs|State|Outputs)$/.test(name));
  expect(nested).toContain("PaymentGateway");
  const uses = [...nested, "Region"].map((name, index) => `export let a${index}: sdk.${name};`);
  const program = `
    import { output, type Output } from "@pulumi/pulumi";
    import type * as sdk from "./index";
    import { VonageApplication, isRegion, type InputsOf, type Messages, type Region, type Voice, type Webhook } from "./index";
    ${uses.join("\n")}
    const webhook = (path: string): Webhook => ({ address: "https://example.com/" + path, httpMethod: "POST" });
    const messages: Messages = { webhooks: { inboundUrl: { address: "https://example.com/in" } } };
    function voice(host: Output<string>, region: Region): InputsOf<Voice> {
      return { region, webhooks: { answerUrl: { address: host.apply((name) => name + "/answer") }, eventUrl: webhook("events") } };
    }
    const region: string = "eu-west";
    if (!isRegion(region)) throw new Error();
    new VonageApplication("shop", { capabilities: { voice: voice(output("https://a.example"), region), messages } });
    // @ts-expect-error: there is no such region.
    export const wrong: Region = "mars";
  `;
  expect(complaints(program)).toEqual([]);
});

test("regions are those of the schema", () => {
  expect(regions).toEqual(propertiesOf(schemaOf("Voice"))?.region?.enum);
  expect(regions).toContain("apac-sng");
  expect(isRegion("eu-west")).toBe(true);
  for (const other of ["EU-WEST", "", undefined, 1, "mars"]) expect(isRegion(other)).toBe(false);
});
