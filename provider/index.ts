// The public face of pulumi-vonage/provider.
export { dynamicProvider } from "./hosts/dynamic";
export { PartialStateError, VonageApiError, VonageConnectionError, VonageUsageError } from "./http/errors";
export type { InvalidParameter, Problem } from "./http/errors";
export { ProgramHost } from "./hosts/program";
export type { FoundApplication, GetApplicationInputs } from "./functions/get-application";
export type { GetApplicationsInputs } from "./functions/get-applications";
export type { FoundNumber, GetNumbersInputs } from "./functions/get-numbers";
export type { NumberForSale, SearchNumbersInputs } from "./functions/search-numbers";
export type { GetUserInputs, GetUserOutputs } from "./functions/get-user";
export type { GetUsersInputs, ListedUser } from "./functions/get-users";
export type { ResourceName } from "./resources";
export type { ApplicationInputs, ApplicationState, Privacy } from "./resources/application";
export type { NumberInputs, NumberState } from "./resources/number";
export type { UserInputs, UserState } from "./resources/user";
