import { adopted, type Adopted } from "../../provider/lifecycle/adopted";
import { resources, type ResourceName } from "../../provider/resources";
import type { Properties } from "../../provider/schema";
import type { Inventory } from "../account/inventory";
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
  readonly id: string;
  readonly name: Name;
  /** Whether it holds its private key in the stack, so that its users can take the key from there. */
  readonly hasKey: boolean;
  /** The name for a constant that holds its key, if its users cannot take the key from it. */
  readonly keyName?: string;
}

/** All that is to be declared, and what there is to tell about it. */
export interface Plan {
  readonly resources: readonly Planned[];
  readonly secrets: readonly SecretSetting[];
  readonly notes: readonly string[];
}

/** A resource that the stack manages already. */
export interface Managed {
  readonly logicalName: string;
  /** Whether the stack holds its private key. */
  readonly hasKey: boolean;
}

/** What the stack and the program hold already. */
export interface Existing {
  /** The resources that the stack manages, by their ids. */
  readonly managed: ReadonlyMap<string, Managed>;
  /** The names that the module declares, by the ids of their objects. */
  readonly declared: ReadonlyMap<string, Name>;
  /** The names that are taken in the stack. */
  readonly logicalNames: Iterable<string>;
  /** The names that are taken in the module. */
  readonly identifiers: Iterable<string>;
  /** The stack's settings in the namespace of the project. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  /** Whether all applications declare the private keys that were given; by default, those with users do. */
  readonly declareKeys: boolean;
}

const nothing: Existing = {
  managed: new Map(),
  declared: new Map(),
  logicalNames: [],
  identifiers: [],
  settings: new Map(),
};

/** Decides what to declare and under which names. The same account always gives the same plan. */
export function planOf(inventory: Inventory, { declareKeys }: PlanOptions, existing: Existing = nothing): Plan {
  const { managed, declared } = existing;
  const notes: string[] = [];
  const names = new Names(existing.logicalNames, existing.identifiers);
  for (const name of declared.values()) names.keep(name);
  const settings = new Settings(existing.settings);

  const plan = (type: ResourceName, body: Properties, known: Properties, words: readonly string[], owner?: Owner) => {
    const result = adopted(resources[type], body, known, inventory.account);
    const id = String(body.id);
    const title = String(body.name);
    notes.push(...notesOn(`${type.toLowerCase()} ${literal(title)} (${id})`, result));
    if ("reasons" in result) return [];
    const name = declared.get(id) ?? names.claim(words, type.toLowerCase());
    const hide = (secret: string, steps: Steps) => {
      const isSigning = owner !== undefined && steps[0] === "privateKey";
      if (isSigning && owner.hasKey && managed.has(owner.id) && declared.has(owner.id)) return undefined;
      const meaning =
        steps[0] === "privateKey"
          ? `private key of application ${owner?.id ?? id}`
          : `${steps.join(".")} of ${type.toLowerCase()} ${literal(title)}`;
      const key = settingKey((isSigning ? owner.name : name).identifier, steps);
      return new Setting(settings.keep(key, secret, meaning));
    };
    const hidden = replaceSecrets(result.inputs, resources[type].inputsSchema, hide) as Properties;
    const { inputs, state } = result;
    return [{ ...name, type, id, title, inputs, state, settings: hidden, owner }];
  };

  const usersOf = (applicationId: string) =>
    (inventory.users.get(applicationId) ?? []).filter(({ id }) => !managed.has(String(id)));
  const applications = inventory.applications
    .filter(({ id }) => !managed.has(String(id)))
    .flatMap((body) => {
      const id = String(body.id);
      const privateKey = declareKeys || usersOf(id).length > 0 ? inventory.keys.get(id) : undefined;
      return plan("Application", body, privateKey ? { privateKey } : {}, [String(body.name)]);
    });

  const users = inventory.applications.flatMap(({ id }) => {
    const applicationId = String(id);
    const privateKey = inventory.keys.get(applicationId);
    const bodies = usersOf(applicationId);
    const owner = ownerOf(applicationId, applications, existing);
    if (!privateKey || !owner || bodies.length === 0) return [];
    const isDeclared = !managed.has(applicationId) || declared.has(applicationId);
    const isFollowed = isDeclared && owner.hasKey;
    const keyName = isFollowed ? {} : { keyName: names.claimIdentifier(`${owner.name.identifier}Key`) };
    if (!isDeclared) notes.push(notFollowing(applicationId, owner));
    return bodies.flatMap((body) => {
      const words = [owner.name.logicalName, String(body.name)];
      return plan("User", body, { applicationId, privateKey }, words, { ...owner, ...keyName });
    });
  });

  return { resources: [...applications, ...users], secrets: settings.secrets, notes };
}

/** The application of users; none if it cannot be declared, and then its users cannot be either. */
function ownerOf(id: string, planned: readonly Planned[], { declared, managed }: Existing): Owner | undefined {
  const now = planned.find((each) => each.id === id);
  if (now) return { id, name: now, hasKey: now.inputs.privateKey !== undefined };
  const before = managed.get(id);
  if (!before) return undefined;
  const { logicalName, hasKey } = before;
  const name = declared.get(id) ?? { logicalName, identifier: identifierOf(logicalName, "application") };
  return { id, name, hasKey };
}

function notFollowing(id: string, { name }: Owner): string {
  return `Application ${id} is declared in another module, so its users take its private key from the configuration. To have them follow its key, give them "application" in place of "applicationId" and "privateKey" (in Pulumi it is called ${literal(name.logicalName)}).`;
}

function notesOn(what: string, result: ReturnType<typeof adopted>): string[] {
  if ("reasons" in result) return [`Left out, because the types refuse it: ${what}: ${result.reasons.join("; ")}.`];
  const { refused, unmodelled }: Adopted = result;
  const notes: string[] = [];
  if (refused.length > 0)
    notes.push(
      `Declared without values that the types refuse (the next refresh takes them into the state): ${what}: ${refused.join(", ")}.`,
    );
  if (unmodelled.length > 0)
    notes.push(
      `Holds values that this release does not model (every update keeps them): ${what}: ${unmodelled.join(", ")}.`,
    );
  return notes;
}
