// The public face of "vonage-emulator".
export { type RequestBudget } from "./budget";
export { type Defaults } from "./capabilities";
export {
  DEFAULT_API_KEY,
  DEFAULT_API_SECRET,
  DEFAULT_JOURNAL_SIZE,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from "./emulator";
export { type PageFault } from "./fault-list";
export { type FaultRule, FaultRuleError, type Normalisation } from "./fault-rule";
export { type FaultReport } from "./faults";
export { type JournalEntry } from "./journal";
export { type Json, type JsonObject } from "./json";
export { type NumberDesk } from "./numbers-desk";
export { type NumberFindings } from "./numbers-report";
export {
  type NumberSettings,
  NumberSettingsError,
  type Omission,
  type OmittableField,
  type ResolvedNumberSettings,
} from "./numbers-settings";
export { SeedError } from "./seed-part";
