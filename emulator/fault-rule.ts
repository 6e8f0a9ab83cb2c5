// The fields of a fault rule, and the check of rules that users give.
import { type RequestBudget } from "./budget";
import { type PageFault } from "./fault-list";
import { isObject, type Json } from "./json";

export type Normalisation = "lowercase" | "uppercase" | "trim" | "add-trailing-slash" | "remove-trailing-slash";

export interface FaultRule {
  /** The name of this rule in the journal and in the list; by default `fault-1`, `fault-2` and so on. */
  name?: string;
  /** One method or several; by default every method. */
  method?: string | string[];
  /** A path without its query, where `*` stands for one segment and `**` for any number; by default every path. */
  path?: string;
  /** The first matching request that the rule affects, counted from 1 (the default). */
  nth?: number;
  /** How many matching requests the rule affects from there on: 1 by default, for `budget` all of them. */
  count?: number | "forever";
  /**
   * Whether the fault comes before the API handles the request, or after it has stored the change. The default depends on
   * the other fields; the README has it for each of them.
   */
  when?: "before" | "after";

  /** Waits this many milliseconds. */
  delay?: number;
  /** Answers with this status. Without `body` or `text`, the body is an error in the API's own shape. */
  status?: number;
  /** Adds these headers to the answer, or replaces them in it. */
  headers?: Record<string, string>;
  /** The JSON body of the answer. */
  body?: Json;
  /** The exact text of the answer's body, JSON or not. */
  text?: string;
  /** The Content-Type of the answer. */
  contentType?: string;
  /** Answers without a body. */
  empty?: boolean;
  /** Announces the whole body, sends half of it and closes the connection. */
  truncate?: boolean;
  /** Sends the body piece by piece during this many milliseconds. */
  slowBody?: number;
  /** Sends the headers and then nothing more. Of an answer without a body, sends nothing at all. */
  hang?: boolean;
  /** Destroys the connection without an answer. */
  reset?: boolean;
  /** Dotted paths that the answer leaves out; `*` stands for every element. */
  omit?: string[];
  /** Shows other values at these dotted paths of the answer. The store keeps the true ones. */
  show?: Record<string, Json>;
  /** Changes a page of a list: without items, always the first page, or with the last item of the page before. */
  page?: PageFault;
  /** Answers with an error (500 unless `status` is given) that repeats the request's Authorization header and body. */
  echo?: boolean;
  /** Answers 429 with this Retry-After: seconds, any text, or a date this many seconds from now. */
  retryAfter?: number | string | { date: number };
  /** Answers 429 to matching requests beyond this many in this many seconds. */
  budget?: RequestBudget;
  /** For this many milliseconds after the write, reads of the object and lists show what was there before. */
  staleFor?: number;
  /** This many reads of the object or of its list after the write show what was there before. */
  staleReads?: number;
  /** For this many milliseconds after the write, lists show what was there before. Reads of the object are up to date. */
  listsStaleFor?: number;
  /** For this many milliseconds after the creation, reads of the object answer 404. Lists show the object. */
  notFoundFor?: number;
  /** Does not store what is at these dotted paths. */
  drop?: string[];
  /** Stores these values at dotted paths instead of the sent ones. */
  set?: Record<string, Json>;
  /** Rewrites the texts at these dotted paths before they are stored. */
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

/** Fields that act on the API's own answer or write, and so cannot come before it. */
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

/** Fields that answer instead of the API. */
const ANSWERS = ["status", "echo", "retryAfter", "budget", "reset"] as const;

/** Throws one error with everything that is wrong with a rule. */
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

/** Whether a checked rule comes before or after the API. */
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
