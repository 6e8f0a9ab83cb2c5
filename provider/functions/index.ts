import type { VonageFunction } from "./function";
import { getApplication } from "./get-application";
import { getApplications } from "./get-applications";
import { getUser } from "./get-user";
import { getUsers } from "./get-users";

/** All that can be looked up. */
export const functions: readonly VonageFunction[] = [getApplication, getApplications, getUser, getUsers];
