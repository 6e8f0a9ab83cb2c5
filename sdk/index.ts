// The public face of pulumi-vonage.
export { VonageApplication, type VonageApplicationArgs } from "./application";
export { VonageNumber, type VonageNumberArgs } from "./number";
export { VonageUser, type ApplicationOfUser, type VonageUserArgs } from "./user";
export { VonageProvider, type VonageProviderArgs } from "./provider";
export {
  getVonageApplication,
  getVonageApplicationOutput,
  getVonageUser,
  getVonageUserOutput,
  listVonageApplications,
  listVonageApplicationsOutput,
  listVonageUsers,
  listVonageUsersOutput,
  type FoundApplication,
  type FoundUser,
  type GetVonageApplicationArgs,
  type GetVonageApplicationOutputArgs,
  type GetVonageUserArgs,
  type GetVonageUserOutputArgs,
  type ListedUser,
  type ListVonageApplicationsArgs,
  type ListVonageUsersArgs,
  type ListVonageUsersOutputArgs,
  type VonageLookupOptions,
  type VonageLookupOutputOptions,
} from "./lookup";
export {
  listVonageNumbers,
  listVonageNumbersOutput,
  searchVonageNumbers,
  type FoundNumber,
  type ListVonageNumbersArgs,
  type NumberForSale,
  type SearchVonageNumbersArgs,
} from "./number-lookup";
export { isRegion, regions } from "./region";
export type * from "./types";
