// Chooses the resources to declare, and their names.
import { adopted, type Adopted } from "../../provider/lifecycle/adopted";
import { resources, type ResourceName } from "../../provider/resources";
import type { Properties } from "../../provider/schema";
import type { Inventory } from "../account/inventory";
import { kinds } from "../resources";
import type { Item } from "../resources/kind";
import { literal } from "./literal";
import { identifierOf, Names, type Name } from "./names";
import { replaceSecrets, settingKey, type Steps } from "./secrets";
import { Setting, Settings, type SecretSetting } from "./settings";

/** A resource to declare in a program and to import into a stack. */
export interface Planned extends Name {
  readonly type: ResourceName;
  readonly id: string;
  /** Its name on the service. */
  readonly title: string;
  readonly inputs: Properties;
  readonly state: Properties;
  /** Its inputs, with the keys of settings in place of secrets. */
  readonly settings: Properties;
  /** The application that it belongs to or is linked to. */
  readonly owner?: Owner | undefined;
}

/** The application of an object. */
export interface Owner {
  readonly id: string;
  readonly name: Name;
  /** Whether the stack holds its private key, so that its users can take the key from there. */
  readonly hasKey: boolean;
  /** The name for a constant that holds its key, if its users cannot take the key from it. */
  readonly keyName?: string;
}

/** All resources to declare, with notes for the user. */
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

/** The existing resources, names and settings of the stack and the program. */
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
  /** The reason why the program's language cannot express these inputs. Undefined if it can. */
  readonly unspeakable?: (inputs: Properties) => string | undefined;
}

const nothing: Existing = {
  managed: new Map(),
  declared: new Map(),
  logicalNames: [],
  identifiers: [],
  settings: new Map(),
};

/** Chooses the resources to declare and their names. The same account always gives the same plan. */
export function planOf(inventory: Inventory, options: PlanOptions, existing: Existing = nothing): Plan {
  const { declareKeys, unspeakable = () => undefined } = options;
  const { managed, declared } = existing;
  const notes: string[] = [];
  const names = new Names(existing.logicalNames, existing.identifiers);
  for (const name of declared.values()) names.keep(name);
  const settings = new Settings(existing.settings);
  const items = inventory.items.filter(({ id }) => !managed.has(id));
  const signing = new Set(items.flatMap(({ type, applicationId }) => (kinds[type].isSigned ? [applicationId] : [])));

  const plan = (item: Item, owner: Owner | undefined): Planned[] => {
    const { type, id, title, body, applicationId } = item;
    const isNeeded = applicationId !== undefined || declareKeys || signing.has(id);
    const key = isNeeded ? inventory.keys.get(applicationId ?? id) : undefined;
    const result = adopted(resources[type], body, kinds[type].known(item, key), inventory.account);
    const what = `${type.toLowerCase()} ${literal(title)} (${id})`;
    notes.push(...notesOn(what, result));
    if ("reasons" in result) return [];
    const reason = unspeakable(result.inputs);
    if (reason !== undefined) {
      notes.push(`Left out, because the language of the program cannot declare it: ${what}: ${reason}.`);
      return [];
    }
    const name = declared.get(id) ?? names.claim(kinds[type].words(item, owner?.name), type.toLowerCase());
    const hide = (secret: string, steps: Steps) => {
      const isSigning = owner !== undefined && steps[0] === "privateKey";
      if (isSigning && owner.hasKey && managed.has(owner.id) && declared.has(owner.id)) return undefined;
      const meaning =
        steps[0] === "privateKey"
          ? `private key of application ${owner?.id ?? id}`
          : `${steps.join(".")} of ${type.toLowerCase()} ${literal(title)}`;
      const wanted = settingKey((isSigning ? owner.name : name).identifier, steps);
      return new Setting(settings.keep(wanted, secret, meaning));
    };
    const hidden = replaceSecrets(result.inputs, resources[type].inputsSchema, hide) as Properties;
    const { inputs, state } = result;
    return [{ ...name, type, id, title, inputs, state, settings: hidden, owner }];
  };

  /** The name for a constant that holds the key of this application, if signed objects cannot take it from there. */
  const keyNames = new Map<string, string | undefined>();
  const keyNameOf = ({ id, name, hasKey }: Owner): string | undefined => {
    if (keyNames.has(id)) return keyNames.get(id);
    const isDeclared = !managed.has(id) || declared.has(id);
    const keyName = isDeclared && hasKey ? undefined : names.claimIdentifier(`${name.identifier}Key`);
    if (!isDeclared) notes.push(notFollowing(id, name));
    keyNames.set(id, keyName);
    return keyName;
  };

  const planned: Planned[] = [];
  for (const item of items) {
    const { type, applicationId } = item;
    const owner = applicationId === undefined ? undefined : ownerOf(applicationId, planned, existing);
    if (!kinds[type].isSigned) planned.push(...plan(item, owner));
    else if (owner) {
      const keyName = keyNameOf(owner);
      planned.push(...plan(item, { ...owner, ...(keyName === undefined ? {} : { keyName }) }));
    }
  }
  return { resources: planned, secrets: settings.secrets, notes };
}

/** The application of an object. Undefined if it is neither declared now nor managed. */
function ownerOf(id: string, planned: readonly Planned[], { declared, managed }: Existing): Owner | undefined {
  const now = planned.find((each) => each.id === id);
  if (now) return { id, name: now, hasKey: now.inputs.privateKey !== undefined };
  const before = managed.get(id);
  if (!before) return undefined;
  const { logicalName, hasKey } = before;
  const name = declared.get(id) ?? { logicalName, identifier: identifierOf(logicalName, "application") };
  return { id, name, hasKey };
}

function notFollowing(id: string, { logicalName }: Name): string {
  return `Application ${id} is declared elsewhere in the program, so its users take its private key from the configuration. To have them follow its key, let them take it from the application (in Pulumi it is called ${literal(logicalName)}) in the program.`;
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
