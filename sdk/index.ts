export { VonageApplication, type VonageApplicationArgs } from "./application";
export { VonageUser, type ApplicationOfUser, type VonageUserArgs } from "./user";
export { VonageProvider, type VonageProviderArgs } from "./provider";
