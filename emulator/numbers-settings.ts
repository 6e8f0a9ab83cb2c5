// Settings for cases in which the behaviour of the Numbers API is unknown.
import { type RequestBudget } from "./budget";
import { isObject } from "./json";

/** The fields that an update may omit. The two fields of a callback belong together. */
export type OmittableField =
  "app_id" | "moHttpUrl" | "moSmppSysType" | "voiceCallback" | "voiceStatusCallback" | "messagesCallback";

export type Omission = "keep" | "clear";

export interface NumberSettings {
  /** The HTTP status of refusals that have the code 420 in the body. */
  refusalStatus?: 420 | 200;
  /** What an update does to fields that it omits: one value for all fields, or one for each. */
  omitted?: Omission | Partial<Record<OmittableField, Omission>>;
  /** What happens to the links to an application when it is deleted. */
  deletedApplication?: "unlink" | "keep";
  /** What an update does with an `app_id` that is not an application of the account. */
  unknownApplication?: "refuse" | "accept";
  /** What happens to unknown parameters. They are always counted. */
  unknownParameters?: "ignore" | "refuse";
  /** The order of the numbers in lists: oldest first, or another order for each request. */
  listOrder?: "age" | "shuffled";
  /** The number of requests that each API key may send in a span of time; null for no limit. */
  limit?: RequestBudget | null;
}

/** Every setting with its value. */
export interface ResolvedNumberSettings extends Required<NumberSettings> {
  omitted: Record<OmittableField, Omission>;
}

export class NumberSettingsError extends Error {
  override readonly name = "NumberSettingsError";
}

export const DEFAULT_NUMBER_SETTINGS: ResolvedNumberSettings = {
  refusalStatus: 420,
  omitted: {
    app_id: "clear",
    moHttpUrl: "clear",
    moSmppSysType: "keep",
    voiceCallback: "clear",
    voiceStatusCallback: "clear",
    messagesCallback: "clear",
  },
  deletedApplication: "unlink",
  unknownApplication: "refuse",
  unknownParameters: "ignore",
  listOrder: "age",
  limit: null,
};

const CHOICES: Partial<Record<string, readonly unknown[]>> = {
  refusalStatus: [420, 200],
  deletedApplication: ["unlink", "keep"],
  unknownApplication: ["refuse", "accept"],
  unknownParameters: ["ignore", "refuse"],
  listOrder: ["age", "shuffled"],
};

const OMISSIONS: readonly unknown[] = ["keep", "clear"];
const OMITTABLE = Object.keys(DEFAULT_NUMBER_SETTINGS.omitted) as OmittableField[];

/** Returns the settings after a change and keeps those that it does not name. Throws one error with everything that is wrong. */
export function changeSettings(before: ResolvedNumberSettings, change: unknown): ResolvedNumberSettings {
  checkSettings(change);
  const { omitted = {}, ...others } = change;
  const fields =
    typeof omitted === "string" ? Object.fromEntries(OMITTABLE.map((field) => [field, omitted])) : given(omitted);
  return structuredClone({ ...before, ...given(others), omitted: { ...before.omitted, ...fields } });
}

const given = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;

function checkSettings(value: unknown): asserts value is NumberSettings {
  if (!isObject(value)) throw new NumberSettingsError("number settings: must be an object");
  const faults: string[] = [];
  for (const [name, each] of Object.entries(value) as [string, unknown][]) {
    if (!Object.hasOwn(DEFAULT_NUMBER_SETTINGS, name)) {
      faults.push(`${name} is not a setting; allowed are ${Object.keys(DEFAULT_NUMBER_SETTINGS).join(", ")}`);
    } else if (each !== undefined) {
      const choices = CHOICES[name];
      if (choices && !choices.includes(each)) faults.push(`${name} must be ${choices.map(shown).join(" or ")}`);
      if (name === "omitted") faults.push(...omissionFaults(each));
      if (name === "limit" && !isLimit(each)) {
        faults.push("limit must be { requests: 0 or more, perSeconds: more than 0 }, or null");
      }
    }
  }
  if (faults.length > 0) throw new NumberSettingsError(`number settings: ${faults.join("; ")}`);
}

const shown = (choice: unknown): string => (typeof choice === "string" ? `"${choice}"` : String(choice));

function omissionFaults(value: unknown): string[] {
  if (OMISSIONS.includes(value)) return [];
  if (!isObject(value)) return ['omitted must be "keep", "clear" or an object of fields'];
  return Object.entries(value).flatMap(([field, each]) => {
    if (!Object.hasOwn(DEFAULT_NUMBER_SETTINGS.omitted, field)) {
      return [`omitted.${field} is not a field; allowed are ${OMITTABLE.join(", ")}`];
    }
    return OMISSIONS.includes(each) ? [] : [`omitted.${field} must be "keep" or "clear"`];
  });
}

const isLimit = (value: unknown): boolean =>
  value === null ||
  (isObject(value) &&
    Number.isInteger(value.requests) &&
    Number(value.requests) >= 0 &&
    typeof value.perSeconds === "number" &&
    value.perSeconds > 0 &&
    Object.keys(value).length === 2);
