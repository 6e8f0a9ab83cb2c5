import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaints } from "../examples/compiler";
import { root } from "../engine/pulumi";
import { filesIn } from "./files";

const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-hand-over-"));
const files = filesIn("docs/guides/hand-over.md");

const declarations = `
declare module "@pulumi/kubernetes" {
  import * as pulumi from "@pulumi/pulumi";
  namespace core.v1 {
    interface SecretArgs {
      metadata?: pulumi.Input<{ name?: pulumi.Input<string>; namespace?: pulumi.Input<string> }>;
      type?: pulumi.Input<string>;
      stringData?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
    }
    class Secret extends pulumi.CustomResource {
      constructor(name: string, args?: SecretArgs, opts?: pulumi.CustomResourceOptions);
      readonly metadata: pulumi.Output<{ name: string }>;
    }
  }
  export { core };
}
declare module "@pulumi/aws" {
  import * as pulumi from "@pulumi/pulumi";
  namespace secretsmanager {
    class Secret extends pulumi.CustomResource {
      constructor(name: string, args?: { description?: pulumi.Input<string> }, opts?: pulumi.CustomResourceOptions);
      readonly arn: pulumi.Output<string>;
    }
    class SecretVersion extends pulumi.CustomResource {
      constructor(
        name: string,
        args: { secretId: pulumi.Input<string>; secretString?: pulumi.Input<string> },
        opts?: pulumi.CustomResourceOptions,
      );
    }
  }
  export { secretsmanager };
}
`;

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "providers.d.ts"), declarations);
  copyFileSync(join(root, "examples/shop/tsconfig.json"), join(folder, "tsconfig.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The guide's programs against the providers that they use. That of AWS takes hundreds of megabytes, and the installation of
// that for Kubernetes fetches a plugin: the least that their programs need is declared here in their place.
test("the programs of the guide compile", { timeout: 300_000 }, () => {
  expect(Object.keys(files)).toEqual(["kubernetes.ts", "aws.ts", "vault.ts"]);
  expect(complaints(folder)).toEqual([]);
});
