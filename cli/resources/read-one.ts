// Reads one object that may be gone.
import type { Api } from "../../provider/http/client";
import { isNotFound } from "../../provider/http/errors";
import { memberPath } from "../../provider/http/member";
import type { Properties } from "../../provider/schema";

/** Reads a listed object. Undefined if it is gone meanwhile. */
export async function readOne(api: Api, path: string, { id }: Properties): Promise<Properties | undefined> {
  try {
    return (await api.request("GET", memberPath(path, String(id)))) as Properties;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
