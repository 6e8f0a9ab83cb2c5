export { dynamicProvider } from "./adapter/dynamic";
export { PartialStateError, VonageApiError, VonageConnectionError, VonageUsageError } from "./errors";
export type { InvalidParameter, Problem } from "./errors";
export type { ResourceName } from "./resources";
export type { ApplicationInputs, ApplicationState, Privacy } from "./resources/application";
export type { UserInputs, UserState } from "./resources/user";
