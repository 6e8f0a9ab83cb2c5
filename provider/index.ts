export { dynamicProvider } from "./hosts/dynamic";
export { PartialStateError, VonageApiError, VonageConnectionError, VonageUsageError } from "./http/errors";
export type { InvalidParameter, Problem } from "./http/errors";
export { holdsSecrets, lookups } from "./functions/lookup";
export type { ByIdOrName, FoundApplication, FoundUser, Signatory } from "./functions/lookup";
export type { ResourceName } from "./resources";
export type { ApplicationInputs, ApplicationState, Privacy } from "./resources/application";
export type { UserInputs, UserState } from "./resources/user";
