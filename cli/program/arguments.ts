// The arguments of a resource in a program.
import { isObject, type Properties } from "../../provider/schema";
import type { Host } from "../choices";
import { kinds } from "../resources";
import type { Owner, Planned } from "./plan";
import { Setting } from "./settings";

/** A place in a program that names an application, or one of its outputs. */
export class Reference {
  constructor(
    readonly to: Owner,
    readonly output?: string,
  ) {}
}

export interface ArgumentOptions {
  readonly host: Host;
  /** The ids of all objects that the program declares. */
  readonly declared: ReadonlySet<string>;
}

/** The arguments of a resource, in readable order, with code for settings and references. */
export function argsOf(planned: Planned, options: ArgumentOptions): Properties {
  const { settings, logicalName, type } = planned;
  const { name, applicationId, privateKey, ...rest } = settings;
  const args = {
    ...linkOf(planned, { applicationId, privateKey }, options),
    ...(name === logicalName ? {} : { name }),
    ...rest,
  };
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  return ordered(Object.fromEntries(given), kinds[type].first) as Properties;
}

/** Whether an object takes its key from its application in the program. */
export function followsApplication({ type, owner }: Planned, declared: ReadonlySet<string>): boolean {
  return kinds[type].isSigned && owner !== undefined && owner.hasKey && declared.has(owner.id);
}

/**
 * The reference to the application. A class of the dynamic provider takes the resource, all others take its outputs.
 */
function linkOf(planned: Planned, plain: Properties, { host, declared }: ArgumentOptions): Properties {
  const { owner } = planned;
  if (!owner || !declared.has(owner.id)) return plain;
  const follows = followsApplication(planned, declared);
  if (host === "dynamic")
    return { application: new Reference(owner), ...(follows ? {} : { privateKey: plain.privateKey }) };
  return {
    applicationId: new Reference(owner, "applicationId"),
    privateKey: follows ? new Reference(owner, "privateKey") : plain.privateKey,
  };
}

/** In nested objects, the address comes first, because readers look for it. */
const FIRST_BELOW = ["address"];

function ordered(value: unknown, first: readonly string[]): unknown {
  if (value instanceof Setting || value instanceof Reference) return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, FIRST_BELOW));
  if (!isObject(value)) return value;
  const place = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, ordered(item, FIRST_BELOW)]));
}
