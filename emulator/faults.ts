/** The fault rules in force: which request each of them hits, and how often it has. */
import { Budget } from "./budget";
import { checkRule, type FaultRule, timing } from "./fault-rule";

export interface FaultReport extends FaultRule {
  name: string;
  when: "before" | "after";
  nth: number;
  count: number | "forever";
  /** How many requests it has matched. */
  matched: number;
  /** How many requests it has hit. */
  fired: number;
}

/** A rule that hits a request, and for a spent budget the seconds until it is renewed. */
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

/** What acts on a write, and so passes reads by. */
const OF_WRITES = ["staleFor", "staleReads", "listsStaleFor", "drop", "set", "normalise"] as const;

export class Faults {
  private rules: Armed[] = [];
  private made = 0;

  /** Adds a rule behind those in force; throws with everything that is wrong with it. */
  add(rule: FaultRule): FaultReport {
    const value: unknown = structuredClone(rule);
    checkRule(value);
    this.made += 1;
    const report: FaultReport = {
      ...value,
      name: value.name ?? `fault-${this.made}`,
      when: timing(value),
      nth: value.nth ?? 1,
      count: value.count ?? (value.budget ? "forever" : 1),
      matched: 0,
      fired: 0,
    };
    this.rules.push({
      report,
      methods: value.method === undefined ? undefined : [value.method].flat().map((method) => method.toUpperCase()),
      path: value.path === undefined ? undefined : glob(value.path),
      budget: value.budget && new Budget(value.budget),
    });
    return { ...report };
  }

  list(): FaultReport[] {
    return this.rules.map(({ report }) => ({ ...report }));
  }

  clear(): void {
    this.rules = [];
    this.made = 0;
  }

  /** The first rule that is due hits the request; every rule that matches counts it. */
  hit(method: string, path: string): Hit | undefined {
    if (this.rules.length === 0) return undefined;
    let hit: Hit | undefined;
    for (const armed of this.rules) {
      if (!matches(armed, method, path)) continue;
      const { report } = armed;
      report.matched += 1;
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
