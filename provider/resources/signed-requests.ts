// Signs requests about users with the application's key.
import type { Api } from "../http/client";
import { VonageApiError, VonageUsageError } from "../http/errors";
import { memberPath } from "../http/member";
import { isObject } from "../schema";
import type { Session } from "../session";

/**
 * The users of an application. Requests are signed with the newest known key. A refresh reads the application and its
 * users at the same time, so the newest key may become known a moment later. After a rotation whose answer was lost,
 * the older key may be in force. So a refused request is sent once more, signed with the other key.
 */
export function signed(session: Session, applicationId: string, given: string | undefined): Api {
  const { account, signingKeys } = session;
  const keys = () => [signingKeys.newest(applicationId) ?? given, given] as const;
  return {
    async request(...request) {
      const [known] = keys();
      const key = known ?? (await keyOf(session, applicationId));
      if (key === undefined) throw new VonageUsageError(noKey(applicationId));
      try {
        return await account.client.as(applicationId, key).request(...request);
      } catch (error) {
        const other = keys().find((each) => each !== undefined && each !== key);
        if (!(error instanceof VonageApiError) || error.status !== 401 || other === undefined) throw error;
        return await account.client.as(applicationId, other).request(...request);
      }
    },
  };
}

/** The key of an application: the newest known one, otherwise that of a file which fits its current public key. */
export async function keyOf(
  { account, signal, signingKeys }: Session,
  applicationId: string,
): Promise<string | undefined> {
  const known = signingKeys.newest(applicationId);
  if (known !== undefined) return known;
  return await signingKeys.find(applicationId, async () => {
    const path = memberPath("/v2/applications", applicationId);
    const body = await account.client.request("GET", path, { signal });
    const keys = isObject(body) ? body.keys : undefined;
    return isObject(keys) && typeof keys.public_key === "string" ? keys.public_key : undefined;
  });
}

export function noKey(applicationId: string): string {
  return `The private key of application ${applicationId} is needed to sign the requests about its users. Give it as privateKey, or to the provider: pulumi config set --secret --path vonage:privateKeys.${applicationId} < FILE; or put it into the folder of vonage:privateKeyFolder. An import takes the settings of the last deployment. So for an import, name the folder in the environment, as VONAGE_PRIVATE_KEY_FOLDER, or run "pulumi up" first.`;
}
