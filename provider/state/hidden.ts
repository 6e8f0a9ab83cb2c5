import { isObject, type Properties } from "../schema";
import type { Pointer } from "../schema/tree";
import type { Answers } from "./refresh";

/**
 * What the state keeps beside the properties. Pulumi shows no output whose name begins with two underscores in previews,
 * updates and refreshes.
 */
export interface Hidden {
  /** The places where the program named a value that it might have left to Vonage. Places only: no values. */
  readonly __declared: readonly Pointer[];
  /** Where the service answers with something else than it was sent. */
  readonly __answers?: Answers;
  /** When the object was created, in seconds since 1970: for a time after that, it may not be there to be read. */
  readonly __createdAt?: number;
}

export function declaredOf(state: Properties | undefined): ReadonlySet<Pointer> {
  const declared = state?.__declared;
  return new Set(Array.isArray(declared) ? declared.filter((place): place is string => typeof place === "string") : []);
}

export function answersOf(state: Properties): Readonly<Answers> {
  return isObject(state.__answers) ? (state.__answers as Answers) : {};
}

/** A state's hidden outputs, to go on with. */
export function hiddenOf(state: Properties): Partial<Hidden> {
  const { __declared, __answers, __createdAt } = state as Partial<Hidden>;
  return { __declared, __answers, __createdAt };
}

/** The properties without what is hidden, Pulumi's own `__provider` among it. */
export function visible(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}
