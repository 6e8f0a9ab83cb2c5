// The catalogue of functions.
import type { VonageFunction } from "./function";
import { getApplication } from "./get-application";
import { getApplications } from "./get-applications";
import { getNumbers } from "./get-numbers";
import { getUser } from "./get-user";
import { getUsers } from "./get-users";
import { searchNumbers } from "./search-numbers";

/** All functions. */
export const functions: readonly VonageFunction[] = [
  getApplication,
  getApplications,
  getNumbers,
  getUser,
  getUsers,
  searchNumbers,
];
