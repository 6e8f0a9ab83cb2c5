/** What a fault rule may say, and the check of rules that come from outside. */
import { type RequestBudget } from "./budget";
import { type PageFault } from "./fault-list";
import { isObject, type Json } from "./json";

export type Normalisation = "lowercase" | "uppercase" | "trim" | "add-trailing-slash" | "remove-trailing-slash";

export interface FaultRule {
  /** What the journal and the list call this rule; by default `fault-1`, `fault-2` and so on. */
  name?: string;
  /** One method or several; by default every one. */
  method?: string | string[];
  /** A path without its query, where `*` stands for one segment and `**` for any number; by default every path. */
  path?: string;
  /** The first matching request that is hit, counted from 1 (the default). */
  nth?: number;
  /** How many matching requests are hit from there on: 1 by default, except for `budget`, which lasts forever. */
  count?: number | "forever";
  /**
   * Whether the fault comes before the API has handled the request, or after it has committed. What needs the API's own
   * answer or its write comes after; everything else comes before unless told otherwise.
   */
  when?: "before" | "after";

  /** Waits so many milliseconds. */
  delay?: number;
  /** Answers with this status, and unless a body is given with an error in the API's own shape. */
  status?: number;
  /** Headers added to the answer, or replaced in it. */
  headers?: Record<string, string>;
  /** The JSON body of the answer. */
  body?: Json;
  /** The body of the answer word for word, JSON or not. */
  text?: string;
  /** The Content-Type of the answer. */
  contentType?: string;
  /** Answers without a body. */
  empty?: boolean;
  /** Announces the whole body, sends half of it and closes the connection. */
  truncate?: boolean;
  /** Sends the body bit by bit over so many milliseconds. */
  slowBody?: number;
  /** Sends the headers and then nothing more. */
  hang?: boolean;
  /** Destroys the connection without an answer. */
  reset?: boolean;
  /** Dotted paths that the answer leaves out; `*` stands for every element. */
  omit?: string[];
  /** Values by dotted path that the answer shows instead of the true ones; the store keeps the true ones. */
  show?: Record<string, Json>;
  /** Which page of a list is answered: an empty one, always the first, or one that repeats the last item of the page before. */
  page?: PageFault;
  /** Answers with an error (500 unless `status` is given) that repeats the request's Authorization header and body. */
  echo?: boolean;
  /** Answers 429 with this Retry-After: seconds, any text, or a date so many seconds from now. */
  retryAfter?: number | string | { date: number };
  /** Answers 429 to the matching requests that exceed so many in so many seconds. */
  budget?: RequestBudget;
  /** After the write, reads of the object and lists show for so many milliseconds what was there before. */
  staleFor?: number;
  /** After the write, so many reads of the object or of its list show what was there before. */
  staleReads?: number;
  /** After the write, lists show for so many milliseconds what was there before, while reads of the object are up to date. */
  listsStaleFor?: number;
  /** After the creation, reads of the object answer 404 for so many milliseconds, while lists show it. */
  notFoundFor?: number;
  /** Dotted paths that are lost on the way into the store. */
  drop?: string[];
  /** Values by dotted path that the store takes instead of those that were sent. */
  set?: Record<string, Json>;
  /** How the service rewrites texts on their way into the store, by dotted path. */
  normalise?: Record<string, Normalisation>;
}

export class FaultRuleError extends Error {
  override readonly name = "FaultRuleError";
}

interface Expectation {
  holds: (value: unknown) => boolean;
  expects: string;
}

const text: Expectation = { holds: (value) => typeof value === "string", expects: "a string" };
const flag: Expectation = { holds: (value) => typeof value === "boolean", expects: "true or false" };
const milliseconds: Expectation = {
  holds: (value) => typeof value === "number" && value >= 0 && value <= 2 ** 31 - 1,
  expects: "milliseconds, 0 or more",
};
const texts: Expectation = {
  holds: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  expects: "an array of strings",
};
const positive = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;

const PAGES: PageFault[] = ["empty", "first", "overlapping"];
const NORMALISATIONS = ["lowercase", "uppercase", "trim", "add-trailing-slash", "remove-trailing-slash"];

const FIELDS: Record<keyof FaultRule, Expectation> = {
  name: text,
  method: { holds: (value) => text.holds(value) || texts.holds(value), expects: "a method or an array of methods" },
  path: {
    holds: (value) => typeof value === "string" && /^(\/|\*\*)/.test(value),
    expects: "a path that begins with /",
  },
  nth: { holds: positive, expects: "a whole number, 1 or more" },
  count: {
    holds: (value) => value === "forever" || positive(value),
    expects: 'a whole number, 1 or more, or "forever"',
  },
  when: { holds: (value) => value === "before" || value === "after", expects: '"before" or "after"' },
  delay: milliseconds,
  status: {
    holds: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
    expects: "a status between 200 and 599",
  },
  headers: {
    holds: (value) => isObject(value) && Object.entries(value).every(([name, each]) => isHeader(name, each)),
    expects: "an object of header names and their values",
  },
  body: { holds: () => true, expects: "any JSON" },
  text,
  contentType: { holds: (value) => isHeader("content-type", value), expects: "a media type" },
  empty: flag,
  truncate: flag,
  slowBody: milliseconds,
  hang: flag,
  reset: flag,
  omit: texts,
  show: { holds: isObject, expects: "an object of dotted paths and the values to show" },
  page: { holds: (value) => PAGES.includes(value as PageFault), expects: `one of ${PAGES.join(", ")}` },
  echo: flag,
  retryAfter: {
    holds: (value) =>
      typeof value === "number" ||
      isHeader("retry-after", value) ||
      (isObject(value) &&
        typeof value.date === "number" &&
        Math.abs(value.date) <= 1e10 &&
        Object.keys(value).length === 1),
    expects: "seconds, a text, or { date: seconds from now }",
  },
  budget: {
    holds: (value) =>
      isObject(value) &&
      Number.isInteger(value.requests) &&
      Number(value.requests) >= 0 &&
      typeof value.perSeconds === "number" &&
      value.perSeconds > 0 &&
      Object.keys(value).length === 2,
    expects: "{ requests: 0 or more, perSeconds: more than 0 }",
  },
  staleFor: milliseconds,
  staleReads: { holds: positive, expects: "a whole number, 1 or more" },
  listsStaleFor: milliseconds,
  notFoundFor: milliseconds,
  drop: texts,
  set: { holds: isObject, expects: "an object of dotted paths and the values to store" },
  normalise: {
    holds: (value) =>
      isObject(value) && Object.values(value).every((each) => NORMALISATIONS.includes(each as Normalisation)),
    expects: `an object of dotted paths and one of ${NORMALISATIONS.join(", ")} each`,
  },
};

const SELECTORS = ["name", "method", "path", "nth", "count", "when"];

/** What acts on the API's own answer or write, and so has no meaning before it. */
const NEEDS_THE_API = [
  "omit",
  "show",
  "page",
  "staleFor",
  "staleReads",
  "listsStaleFor",
  "notFoundFor",
  "drop",
  "set",
  "normalise",
] as const;

/** What answers by itself; without one of these the API's own answer is sent. */
const ANSWERS = ["status", "echo", "retryAfter", "budget", "reset"] as const;

/** Reports everything that is wrong with a rule at once. */
export function checkRule(value: unknown): asserts value is FaultRule {
  if (!isObject(value)) throw new FaultRuleError("a fault rule must be an object");
  const faults: string[] = [];
  for (const [field, each] of Object.entries(value)) {
    const expectation = Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof FaultRule] : undefined;
    if (!expectation) faults.push(`${field} is not a field; allowed are ${Object.keys(FIELDS).join(", ")}`);
    else if (each !== undefined && !expectation.holds(each)) faults.push(`${field} must be ${expectation.expects}`);
  }
  if (!Object.keys(value).some((field) => Object.hasOwn(FIELDS, field) && !SELECTORS.includes(field))) {
    const actions = Object.keys(FIELDS).filter((field) => !SELECTORS.includes(field));
    faults.push(`nothing to do: give at least one of ${actions.join(", ")}`);
  }
  const late = NEEDS_THE_API.filter((field) => value[field] !== undefined);
  if (value.when === "before" && late.length > 0) {
    faults.push(`${late.join(", ")} cannot come before the API has handled the request; leave out when`);
  }
  if (faults.length > 0) throw new FaultRuleError(`fault rule: ${faults.join("; ")}`);
}

/** When a checked rule acts. */
export function timing(rule: FaultRule): "before" | "after" {
  if (rule.when) return rule.when;
  if (NEEDS_THE_API.some((field) => rule[field] !== undefined)) return "after";
  const answers = ANSWERS.some((field) => rule[field] !== undefined && rule[field] !== false);
  return answers || onlyDelays(rule) ? "before" : "after";
}

const onlyDelays = (rule: FaultRule): boolean =>
  Object.keys(rule).every((field) => field === "delay" || SELECTORS.includes(field));

const isHeader = (name: string, value: unknown): boolean =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
