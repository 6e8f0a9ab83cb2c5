// The fault rules that are active: which requests they affect, and how often they have.
import { Budget } from "./budget";
import { checkRule, type FaultRule, timing } from "./fault-rule";
import { Feed } from "./feed";

export interface FaultReport extends FaultRule {
  name: string;
  when: "before" | "after";
  nth: number;
  count: number | "forever";
  /** The number of requests that the rule has matched. */
  matched: number;
  /** The number of requests that the rule has affected. */
  fired: number;
}

/** A rule that affects a request. When its budget is used up, the seconds until the next window. */
export interface Hit {
  rule: FaultReport;
  retryAfter?: number;
}

interface Armed {
  report: FaultReport;
  methods: string[] | undefined;
  path: RegExp | undefined;
  budget: Budget | undefined;
}

const WRITES = ["POST", "PUT", "PATCH", "DELETE"];

/** Fields that act on a write, and so never affect a read. */
const OF_WRITES = ["staleFor", "staleReads", "listsStaleFor", "drop", "set", "normalise"] as const;

export class Faults {
  #rules: Armed[] = [];
  #made = 0;

  constructor(private readonly feed = new Feed()) {}

  /** Adds a rule after the existing ones. Throws one error with everything that is wrong with it. */
  add(rule: FaultRule): FaultReport {
    const value: unknown = structuredClone(rule);
    checkRule(value);
    this.#made += 1;
    const report: FaultReport = {
      ...value,
      name: value.name ?? `fault-${this.#made}`,
      when: timing(value),
      nth: value.nth ?? 1,
      count: value.count ?? (value.budget ? "forever" : 1),
      matched: 0,
      fired: 0,
    };
    this.#rules.push({
      report,
      methods: value.method === undefined ? undefined : [value.method].flat().map((method) => method.toUpperCase()),
      path: value.path === undefined ? undefined : glob(value.path),
      budget: value.budget && new Budget(value.budget),
    });
    this.feed.publish("faults");
    return { ...report };
  }

  list(): FaultReport[] {
    return this.#rules.map(({ report }) => ({ ...report }));
  }

  clear(): void {
    this.#rules = [];
    this.#made = 0;
    this.feed.publish("faults");
  }

  /** Removes the rules of this name. Returns whether there were any. */
  remove(name: string): boolean {
    const others = this.#rules.filter(({ report }) => report.name !== name);
    if (others.length === this.#rules.length) return false;
    this.#rules = others;
    this.feed.publish("faults");
    return true;
  }

  /** Returns the first rule that is due for the request. Every matching rule counts the request. */
  hit(method: string, path: string): Hit | undefined {
    if (this.#rules.length === 0) return undefined;
    let hit: Hit | undefined;
    for (const armed of this.#rules) {
      if (!matches(armed, method, path)) continue;
      const { report } = armed;
      report.matched += 1;
      this.feed.publish("faults");
      if (hit || report.matched < report.nth) continue;
      if (report.count !== "forever" && report.fired >= report.count) continue;
      const retryAfter = armed.budget?.spend();
      if (armed.budget && retryAfter === undefined) continue;
      report.fired += 1;
      hit = { rule: report, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    return hit;
  }
}

function matches({ report, methods, path }: Armed, method: string, requested: string): boolean {
  if (methods && !methods.includes(method)) return false;
  if (report.notFoundFor !== undefined && method !== "POST") return false;
  if (report.page !== undefined && method !== "GET") return false;
  if (OF_WRITES.some((field) => report[field] !== undefined) && !WRITES.includes(method)) return false;
  return !path || path.test(requested);
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\/\*\*|\*\*|\*/g, (stars) => (stars === "*" ? "[^/]*" : stars === "**" ? ".*" : "(?:/.*)?"));
  return new RegExp(`^${source}/?$`);
}
