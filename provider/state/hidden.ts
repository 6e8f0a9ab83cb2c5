import { isObject, type Properties } from "../schema";
import type { Pointer } from "../schema/tree";
import type { Answers } from "./refresh";

/**
 * The hidden outputs. Pulumi shows no output whose name begins with two underscores in previews, updates and refreshes.
 */
export interface Hidden {
  /** The places where the program named a value that it might have left to Vonage. Places only: no values. */
  readonly __declared: readonly Pointer[];
  /** Where the service answers with another spelling of a value that it was sent. */
  readonly __answers?: Answers;
  /** When the object was created, in seconds since 1970: shortly after that, reads may not find it. */
  readonly __createdAt?: number;
  /** When the object was last written, in seconds since 1970: shortly after that, reads may show the old object. */
  readonly __updatedAt?: number;
  /** The account that holds the object, as `http/account.ts` marks it. */
  readonly __account?: string;
  /** The places that an update without an answer may have changed. The next update writes them again. */
  readonly __unsettled?: readonly Pointer[];
}

export function declaredOf(state: Properties | undefined): ReadonlySet<Pointer> {
  return new Set(placesIn(state?.__declared));
}

export function unsettledOf(state: Properties | undefined): readonly Pointer[] {
  return placesIn(state?.__unsettled);
}

export function answersOf(state: Properties): Readonly<Answers> {
  return isObject(state.__answers) ? (state.__answers as Answers) : {};
}

/** The hidden outputs of a state, for the next state. Unsettled places stay unsettled until the service has been asked. */
export function hiddenOf(state: Properties): Partial<Hidden> {
  const { __declared, __answers, __createdAt, __updatedAt, __account, __unsettled } = state as Partial<Hidden>;
  return { __declared, __answers, __createdAt, __updatedAt, __account, __unsettled };
}

/** The properties without what is hidden, Pulumi's own `__provider` among it. */
export function visible(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}

function placesIn(value: unknown): Pointer[] {
  return Array.isArray(value) ? value.filter((place): place is string => typeof place === "string") : [];
}
