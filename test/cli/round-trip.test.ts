import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readInventory } from "../../cli/account/inventory";
import { compare } from "../../cli/account/comparison";
import { importFile } from "../../cli/pulumi/import-file";
import { planOf, type Plan, type Planned } from "../../cli/program/plan";
import { edited } from "../../cli/program/module-edit";
import { parseModule } from "../../cli/program/module-source";
import { EMPTY_MODULE, newModule } from "../../cli/program/program";
import { loadParser } from "../../cli/program/typescript";
import { Account } from "../../provider/http/account";
import { Session } from "../../provider/session/index";
import { VonageClient } from "../../provider/http/client";
import { resolveConfig } from "../../provider/http/config";
import { visible } from "../../provider/state/hidden";
import { resources } from "../../provider/resources/index";
import type { Properties } from "../../provider/schema/index";
import { addressOf } from "../../sdk/address";
import { hosts, type Host } from "../../cli/choices";
import { editedYaml, GUARD_SETTING } from "../../cli/program/yaml-edit";
import { unspeakable } from "../../cli/program/yaml-print";
import { parseYaml } from "../../cli/program/yaml-source";
import { typeIn } from "../../cli/pulumi/host";
import { root } from "../engine/pulumi";
import { seed, tries } from "../contract/seed";
import { accounts, gone, type AccountSeed } from "./arbitrary";
import { complaints, evaluate, evaluateYaml, Output, type Declaration } from "./evaluate";
import { takeKeyPair, startEmulator } from "./world";

process.stdout.write(`adoption: SEED=${seed}\n`);

const parser = loadParser(root);
/** A program in YAML as a user has written it. */
const own = `# Ours since 2021.
name:   shop
runtime: yaml
resources:

    mine:    # not to be touched
        type: 'vonage:index:Application'
outputs: { mine: "\${mine.applicationId}" }
`;
const pairs = [takeKeyPair(), takeKeyPair()];
const files = {
  byApplication: new Map<string, { file: string; pem: string }>(),
  unmatched: pairs.map(({ privateKey }, index) => ({ file: `${index}.key`, pem: privateKey })),
  locked: [],
};

describe("any account that the emulator can hold", () => {
  const modules: string[] = [];
  const seen = { applications: 0, users: 0, numbers: 0, refused: 0, left: 0 };

  test("becomes a program with an empty preview after the import", async () => {
    await fc.assert(
      fc.asyncProperty(accounts(pairs), fc.boolean(), fc.boolean(), async (account, declareKeys, protect) => {
        const emulator = await startEmulator({ seed: account });
        try {
          const settings = { baseUrl: emulator.url, apiKey: emulator.apiKey, apiSecret: emulator.apiSecret };
          const config = resolveConfig((key) => settings[key as keyof typeof settings], {});
          const rates = { requestsPerSecond: 10_000, numbersRequestsPerSecond: 10_000 };
          const client = new VonageClient({ ...config, ...rates, maxRetries: 0 });
          const selection = { ids: [], names: [], numbers: "all" } as const;
          const found = await readInventory(new Session(new Account(client)), selection, files);
          const plan = planOf(found, { declareKeys });
          for (const host of hosts) {
            modules.push(checkModule(plan, host, protect));
            checkImports(plan, host);
          }
          checkYaml(planOf(found, { declareKeys, unspeakable }), protect);
          checkNames(plan);
          await checkRefresh(plan, new Account(client));
          checkCompleteness(plan, account, declareKeys);
          const others = emulator.journal().filter(({ path }) => !path.endsWith(gone));
          expect(others.filter(({ method, status }) => method !== "GET" || status !== 200)).toEqual([]);
        } finally {
          await emulator.stop();
        }
      }),
      { seed, numRuns: tries(60) },
    );
  });

  test("becomes programs that TypeScript accepts", () => {
    expect(modules.length).toBeGreaterThan(0);
    expect(complaints(modules)).toEqual([]);
  });

  afterAll(() => process.stdout.write(`adoption: ${modules.length} accounts, ${JSON.stringify(seen)}\n`));

  /** Checks each declaration like Pulumi, and compares it with the adopted state: there is no difference. */
  function checkModule(plan: Plan, host: Host, protect: boolean): string {
    const text = newModule(plan.resources, { host, protect });
    const secrets = new Map(plan.secrets.map(({ key, value }) => [key, value]));
    for (const { value } of plan.secrets) if (value.length > 12) expect(text).not.toContain(value);
    const declarations = Object.values(evaluate(text, secrets)).filter((each) => "type" in each);
    checkDeclarations(declarations, plan, protect);
    const source = parseModule(parser, "vonage.ts", text);
    expect(source.declarations).toMatchObject(
      plan.resources.map(({ id, logicalName, identifier }) => ({ id, logicalName, identifier })),
    );
    const options = { host, protect, isManaged: () => false };
    expect(edited(parser, source, plan.resources, options)).toBe(text);
    expect(edited(parser, source, [], options)).toBe(EMPTY_MODULE);
    return text;
  }

  /** The same for a program in YAML. Its other parts stay unchanged. */
  function checkYaml(plan: Plan, protect: boolean): void {
    const options = { protect, isManaged: () => false };
    const empty = parseYaml("Pulumi.yaml", own);
    const text = editedYaml(empty, plan.resources, options);
    const secrets = new Map(plan.secrets.map(({ key, value }) => [key, value]));
    for (const { value } of plan.secrets) if (value.length > 12) expect(text).not.toContain(JSON.stringify(value));
    const [mine, ...declarations] = evaluateYaml(text, secrets);
    expect(mine).toMatchObject({ logicalName: "mine" });
    checkDeclarations(declarations, plan, protect);
    const source = parseYaml("Pulumi.yaml", text);
    expect(source.declarations).toMatchObject(plan.resources.map(({ id, logicalName }) => ({ id, key: logicalName })));
    expect(editedYaml(source, plan.resources, options)).toBe(text);
    const without = editedYaml(source, [], options);
    expect(plan.secrets.length === 0 ? without : without.replace("config: {}\n", "")).toBe(own);
    const guarded = editedYaml(source, plan.resources, { ...options, guardWord: "word" });
    expect(Object.keys((parse(guarded) as { config: object }).config)).toContain(GUARD_SETTING);
    const open = editedYaml(parseYaml("Pulumi.yaml", guarded), plan.resources, options);
    expect(plan.secrets.length === 0 ? open.replace("config: {}\n", "") : open).toBe(text);
  }

  function checkDeclarations(declarations: readonly Declaration[], plan: Plan, protect: boolean): void {
    expect(declarations).toHaveLength(plan.resources.length);
    for (const declaration of declarations) {
      const planned = plan.resources.find(
        ({ type, logicalName }) => type === declaration.type && logicalName === declaration.logicalName,
      )!;
      const { inputs, failures } = resources[planned.type].check({ news: argsOf(declaration, plan) });
      expect(failures).toEqual([]);
      expect(inputs).toEqual(planned.inputs);
      expect(resources[planned.type].diff({ state: planned.state, news: inputs }).differences).toEqual([]);
      expect(declaration.options).toEqual(protect ? { protect: true } : undefined);
    }
  }

  function checkNames({ resources: planned }: Plan): void {
    expect(new Set(planned.map(({ logicalName }) => logicalName)).size).toBe(planned.length);
    expect(new Set(planned.map(({ identifier }) => identifier)).size).toBe(planned.length);
  }

  /** Checks that the engine would keep the same state, with all secrets marked. */
  function checkImports({ resources: planned, secrets }: Plan, host: Host): void {
    const { resources: entries } = importFile(planned, host);
    for (const [index, entry] of entries.entries()) {
      const { type, id, logicalName, inputs, state } = planned[index]!;
      expect(entry).toMatchObject({ type: typeIn(host, type), name: logicalName, id });
      const provider = host === "dynamic" ? { __provider: addressOf(type) } : {};
      expect("__provider" in (entry.outputs as object)).toBe(host === "dynamic");
      expect(JSON.parse(JSON.stringify(entry), reveal)).toMatchObject(
        JSON.parse(
          JSON.stringify({ inputs: { ...inputs, ...provider }, outputs: { ...state, ...provider } }),
        ) as object,
      );
    }
    const marked = JSON.stringify(entries, (_key, value: unknown) =>
      value && typeof value === "object" && "plaintext" in value ? "marked" : value,
    );
    for (const { value } of secrets) if (value.length > 12) expect(marked).not.toContain(JSON.stringify(value));
  }

  /** Checks that a refresh finds no other changes than values that could not be declared. */
  async function checkRefresh(plan: Plan, account: Account): Promise<void> {
    for (const planned of plan.resources) {
      const isRefused = plan.notes.some(
        (note) => note.startsWith("Declared without") && note.includes(`(${planned.id})`),
      );
      if (isRefused) seen.refused += 1;
      const { type, id, inputs, state } = planned;
      const kept = { urn: "", type, name: "", id, inputs, outputs: state, provider: "", ignoreChanges: [] };
      const { differences, undeclarable } = await compare(type, new Session(account), kept);
      expect(differences).toEqual([]);
      if (!isRefused) expect(undeclarable).toEqual([]);
    }
  }

  /** Checks that everything left out is reported. */
  function checkCompleteness(plan: Plan, { applications, users, numbers }: AccountSeed, declareKeys: boolean): void {
    const isLeft = ({ id }: Properties) =>
      plan.notes.some((note) => note.startsWith("Left out") && note.includes(`(${String(id)})`));
    const isPlanned = ({ id }: Properties) => plan.resources.some((planned) => planned.id === id);
    for (const application of applications) {
      expect(isPlanned(application) || isLeft(application)).toBe(true);
      seen.applications += 1;
      if (isLeft(application)) seen.left += 1;
    }
    for (const [owner, list] of Object.entries(users)) {
      const { keys } = applications.find(({ id }) => id === owner)!;
      if (!keys || !plan.resources.some(({ id }) => id === owner)) continue;
      for (const user of list) {
        expect(isPlanned(user) || isLeft(user)).toBe(true);
        seen.users += 1;
        if (isLeft(user)) seen.left += 1;
      }
    }
    for (const { country, msisdn } of numbers) {
      const number = { id: `${String(country)}/${String(msisdn)}` };
      expect(isPlanned(number) || isLeft(number)).toBe(true);
      seen.numbers += 1;
      if (isLeft(number)) seen.left += 1;
    }
    for (const { inputs } of plan.resources.filter(({ type }) => type === "Number")) {
      expect(inputs).not.toHaveProperty("purchase");
      expect(inputs).not.toHaveProperty("cancelOnDelete");
      expect(inputs.applicationId).not.toBe(gone);
    }
    const hasUsers = (id: string) => plan.resources.some(({ type, owner }) => type === "User" && owner?.id === id);
    for (const planned of plan.resources.filter(({ type }) => type === "Application")) {
      const holdsKey = planned.inputs.privateKey !== undefined;
      if (declareKeys) expect(holdsKey).toBe(holdsPair(planned));
      else if (hasUsers(planned.id)) expect(holdsKey).toBe(true);
    }
  }
});

function holdsPair({ type, id, state }: Planned): boolean {
  return type === "Application" && pairs.some(({ publicKey }) => publicKey === state.publicKey) && id.length > 0;
}

/** The inputs that the resource classes make from a declaration. */
function argsOf({ type, logicalName, args }: Declaration, { resources: planned }: Plan): Properties {
  const { application, ...rest } = args as { application?: Declaration } & Properties;
  const applicationOf = (name: string) =>
    planned.find((each) => each.type === "Application" && each.logicalName === name)!;
  const outputOf = (value: unknown) =>
    value instanceof Output
      ? { applicationId: applicationOf(value.of).id, privateKey: applicationOf(value.of).state.privateKey }[value.name]
      : value;
  const given = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, outputOf(value)]));
  const owner = application && applicationOf(application.logicalName);
  const key = type === "User" ? { privateKey: rest.privateKey ?? application?.args.privateKey } : {};
  const ofOwner = owner ? { applicationId: owner.id, ...key } : {};
  return visible({ ...(type === "Number" ? {} : { name: logicalName }), ...given, ...ofOwner });
}

function reveal(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("plaintext" in value)) return value;
  return JSON.parse(String(value.plaintext)) as unknown;
}
