import { adopted, type Adopted } from "../../provider/lifecycle/adopted";
import { resources, type ResourceName } from "../../provider/resources";
import type { Properties } from "../../provider/schema";
import type { Account } from "../account/account";
import { literal } from "./literal";
import { identifierOf, Names, type Name } from "./names";
import { replaceSecrets, settingKey, type Steps } from "./secrets";
import { Setting, Settings, type SecretSetting } from "./settings";

/** A resource to be declared in a program and put under the management of a stack. */
export interface Planned extends Name {
  readonly type: ResourceName;
  readonly id: string;
  /** What the service calls it. */
  readonly title: string;
  readonly inputs: Properties;
  readonly state: Properties;
  /** Its inputs, with the keys of settings in place of secrets. */
  readonly settings: Properties;
  /** Of a user: its application. */
  readonly owner?: Owner | undefined;
}

/** The application of a user. */
export interface Owner {
  readonly name: Name;
  /** Whether the module that declares the user declares it too. */
  readonly isDeclared: boolean;
  /** Whether it holds its private key. */
  readonly hasKey: boolean;
}

/** All that is to be declared, and what there is to tell about it. */
export interface Plan {
  readonly resources: readonly Planned[];
  readonly secrets: readonly SecretSetting[];
  readonly notes: readonly string[];
}

/** What is there already. */
export interface Existing {
  /** What the stack manages: logical names by ids. */
  readonly managed: ReadonlyMap<string, string>;
  /** What the program declares of this account: names by ids. */
  readonly declared: ReadonlyMap<string, Name>;
  /** The names that are taken in the stack. */
  readonly logicalNames: Iterable<string>;
  /** The names that may be taken in the program's module. */
  readonly identifiers: Iterable<string>;
  /** The stack's settings in the project's own namespace. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  /** Whether applications declare the private keys that are at hand. */
  readonly declareKeys: boolean;
}

const nothing: Existing = {
  managed: new Map(),
  declared: new Map(),
  logicalNames: [],
  identifiers: [],
  settings: new Map(),
};

/** Decides what is declared, and how it is called: the same for the same account, whatever order it comes in. */
export function planOf(account: Account, { declareKeys }: PlanOptions, existing: Existing = nothing): Plan {
  const { managed, declared } = existing;
  const notes: string[] = [];
  const names = new Names(existing.logicalNames, existing.identifiers);
  for (const name of declared.values()) names.keep(name);
  const settings = new Settings(existing.settings);

  const plan = (type: ResourceName, body: Properties, known: Properties, words: readonly string[], owner?: Owner) => {
    const result = adopted(resources[type], body, known);
    const id = String(body.id);
    const title = String(body.name);
    notes.push(...notesOn(`${type.toLowerCase()} ${literal(title)} (${id})`, result));
    if ("reasons" in result) return [];
    const name = declared.get(id) ?? names.claim(words, type.toLowerCase());
    const hide = (secret: string, steps: Steps) => {
      const isSigning = owner !== undefined && steps[0] === "privateKey";
      const meaning = isSigning
        ? `private key of application ${String(known.applicationId)}`
        : `${steps.join(".")} of ${type.toLowerCase()} ${literal(title)}`;
      const key = settingKey((isSigning ? owner.name : name).identifier, steps);
      return new Setting(settings.keep(key, secret, meaning));
    };
    const hidden = replaceSecrets(result.inputs, resources[type].inputsSchema, hide) as Properties;
    const { inputs, state } = result;
    return [{ ...name, type, id, title, inputs, state, settings: hidden, owner }];
  };

  const applications = account.applications
    .filter(({ id }) => !managed.has(String(id)))
    .flatMap((body) => {
      const privateKey = declareKeys ? account.keys.get(String(body.id)) : undefined;
      return plan("Application", body, privateKey ? { privateKey } : {}, [String(body.name)]);
    });

  const users = account.applications.flatMap(({ id }) => {
    const applicationId = String(id);
    const privateKey = account.keys.get(applicationId);
    const owner = ownerOf(applicationId, applications, existing);
    if (!privateKey || !owner) return [];
    return (account.users.get(applicationId) ?? [])
      .filter((body) => !managed.has(String(body.id)))
      .flatMap((body) => {
        const words = [owner.name.logicalName, String(body.name)];
        return plan("User", body, { applicationId, privateKey }, words, owner);
      });
  });

  return { resources: [...applications, ...users], secrets: settings.secrets, notes };
}

/** The application of users; none where it cannot be declared, and its users with it. */
function ownerOf(id: string, planned: readonly Planned[], { declared, managed }: Existing): Owner | undefined {
  const now = planned.find((each) => each.id === id);
  if (now) return { name: now, isDeclared: true, hasKey: now.inputs.privateKey !== undefined };
  const before = declared.get(id);
  const logicalName = managed.get(id);
  if (logicalName === undefined) return undefined;
  if (before) return { name: before, isDeclared: true, hasKey: false };
  const name = { logicalName, identifier: identifierOf(logicalName, "application") };
  return { name, isDeclared: false, hasKey: false };
}

function notesOn(what: string, result: ReturnType<typeof adopted>): string[] {
  if ("reasons" in result)
    return [`Left out, because no program can declare it: ${what}: ${result.reasons.join("; ")}.`];
  const { refused, unmodelled }: Adopted = result;
  const notes: string[] = [];
  if (refused.length > 0)
    notes.push(
      `Declared without what this release refuses, which a refresh will show: ${what}: ${refused.join(", ")}.`,
    );
  if (unmodelled.length > 0)
    notes.push(
      `Holds what this release does not model, and keeps it through every update: ${what}: ${unmodelled.join(", ")}.`,
    );
  return notes;
}
