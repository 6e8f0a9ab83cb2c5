// The programs of test/model as the engine runs them: a function for the dynamic provider, YAML for the packaged plugin.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { VonageApplication } from "../../sdk";
import type { KeyPair } from "../contract/world";
import { addressOf } from "../model/numbers";
import { applicationOf, linkOf, nameOf, type DeclaredApplication } from "../model/program";
import type { Declaration } from "../model/stack";
import { yamlProject } from "./plugin-project";
import { sdk } from "./setting";

export interface Programs {
  readonly empty: PulumiFn | string;
  /** The program of the next operation. */
  of(declaration: Declaration): PulumiFn | string;
  /** The private keys that the provider has made, as far as programs have seen them. */
  readonly secrets: ReadonlySet<string>;
  remove(): void;
}

export function dynamicPrograms(pairs: readonly KeyPair[]): Programs {
  const secrets = new Set<string>();
  const of =
    ({ program, adopted }: Declaration) =>
    () => {
      const made = new Map<string, VonageApplication>();
      for (const declared of program.applications) {
        const { slot } = declared;
        const application = new sdk.VonageApplication(slot, applicationIn(declared, pairs));
        application.privateKey.apply((key) => void (key && secrets.add(key)));
        made.set(slot, application);
      }
      for (const declared of program.users) {
        const { slot, keys } = applicationOf(declared, program);
        const own = "own" in keys ? { privateKey: pairs[keys.own]!.privateKey } : {};
        const adopt = adopted.has(declared.slot) ? { adopt: true } : {};
        const args = { ...declared.rest, ...own, ...adopt, name: nameOf(declared), application: made.get(slot)! };
        new sdk.VonageUser(declared.slot, args);
      }
      for (const declared of program.numbers) {
        const home = linkOf(declared, program);
        const link = home && { application: made.get(home.slot)! };
        new sdk.VonageNumber(declared.slot, { ...declared.rest, ...addressOf(declared), ...link });
      }
      return Promise.resolve({});
    };
  return { empty: () => Promise.resolve({}), of, secrets, remove: () => undefined };
}

export function pluginPrograms(pairs: readonly KeyPair[]): Programs {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-model-"));
  const write = (resources: object) => {
    writeFileSync(join(folder, "Pulumi.yaml"), yamlProject(resources));
    return folder;
  };
  const of = ({ program, adopted }: Declaration) => {
    const applications = program.applications.map((declared) => [
      declared.slot,
      { type: "vonage:Application", properties: applicationIn(declared, pairs) },
    ]);
    const users = program.users.map((declared) => {
      const { slot, keys } = applicationOf(declared, program);
      const properties = {
        ...declared.rest,
        ...(adopted.has(declared.slot) ? { adopt: true } : {}),
        name: nameOf(declared),
        applicationId: `\${${slot}.applicationId}`,
        privateKey: "own" in keys ? pairs[keys.own]!.privateKey : `\${${slot}.privateKey}`,
      };
      return [declared.slot, { type: "vonage:User", properties }];
    });
    const numbers = program.numbers.map((declared) => {
      const home = linkOf(declared, program);
      const link = home && { applicationId: `\${${home.slot}.applicationId}` };
      return [
        declared.slot,
        { type: "vonage:Number", properties: { ...declared.rest, ...addressOf(declared), ...link } },
      ];
    });
    return write(Object.fromEntries([...applications, ...users, ...numbers]) as object);
  };
  // A program in YAML sees no key. The search for leaks recognises a private key by its shape.
  return { empty: write({}), of, secrets: new Set(), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function applicationIn(declared: DeclaredApplication, pairs: readonly KeyPair[]) {
  const { keys, rest } = declared;
  const own = "made" in keys ? { keyTriggers: [keys.made] } : { [keys.half]: pairs[keys.own]![keys.half] };
  return { ...rest, ...own, name: nameOf(declared) };
}
