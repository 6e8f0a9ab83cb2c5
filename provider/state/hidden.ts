// The hidden outputs of a state.
import { isObject, type Properties } from "../schema";
import type { Pointer } from "../schema/tree";
import type { Answers } from "./refresh";

/**
 * The hidden outputs. Their names begin with two underscores, so previews, updates and refreshes of Pulumi do not show
 * them.
 */
export interface Hidden {
  /** The places where the program declared a value that Vonage would otherwise choose. It holds no values. */
  readonly __declared: readonly Pointer[];
  /** The places where the service answers with another spelling of a value that it was sent. */
  readonly __answers?: Answers;
  /** The time of creation, in seconds since 1970. Shortly after it, reads may not find the object. */
  readonly __createdAt?: number;
  /** The time of the last write, in seconds since 1970. Shortly after it, reads may show the old object. */
  readonly __updatedAt?: number;
  /** The objects whose place this one took, by id, and when. An interrupted replacement leaves them to be deleted. */
  readonly __replaced?: Readonly<Record<string, number>>;
  /** The mark of the account that holds the object (`http/account.ts`). */
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
  const { __declared, __answers, __updatedAt, __account, __unsettled } = state as Partial<Hidden>;
  return { __declared, __answers, ...originOf(state), __updatedAt, __account, __unsettled };
}

/** How the object came into the stack. Nothing later changes it. */
export type Origin = Pick<Hidden, "__createdAt" | "__replaced">;

export function originOf(state: Properties): Origin {
  const { __createdAt: createdAt, __replaced: replaced } = state;
  return {
    ...(typeof createdAt === "number" ? { __createdAt: createdAt } : {}),
    ...(isObject(replaced) && Object.keys(replaced).length > 0
      ? { __replaced: replaced as Readonly<Record<string, number>> }
      : {}),
  };
}

/** The properties without the hidden outputs and without Pulumi's own `__provider`. */
export function visible(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}

function placesIn(value: unknown): Pointer[] {
  return Array.isArray(value) ? value.filter((place): place is string => typeof place === "string") : [];
}
