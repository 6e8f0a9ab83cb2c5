export { dynamicProvider } from "./adapter/dynamic";
export { PartialStateError, VonageApiError, VonageConnectionError, VonageUsageError } from "./errors";
export type { InvalidParameter, Problem } from "./errors";
export { holdsSecrets, lookups } from "./lookup";
export type { ByIdOrName, FoundApplication, FoundUser, Signatory } from "./lookup";
export type { ResourceName } from "./resources";
export type { ApplicationInputs, ApplicationState, Privacy } from "./resources/application";
export type { UserInputs, UserState } from "./resources/user";
