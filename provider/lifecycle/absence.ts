import type { Kind } from "./definition";
import { accountName } from "../http/account";
import { isAbsence, isNotFound, VonageUsageError } from "../http/errors";
import type { Properties } from "../schema";
import type { Session } from "../session";

/**
 * Whether an error means that the object does not exist. Three things are asked for: the answer is a problem of the
 * Vonage API, the account is the one that the state was made with, and the address answers as the Vonage API does for
 * that account.
 *
 * @throws VonageUsageError where the service says so, and cannot be believed
 */
export async function isGone(
  { definition, noun }: Kind,
  session: Session,
  id: string,
  state: Properties,
  error: unknown,
): Promise<boolean> {
  const { account } = session;
  const what = `The ${noun} ${id}`;
  const isOrphan = async () => Boolean(await definition.isOrphan?.(session, state, error));
  if (isNotFound(error) && !isAbsence(error))
    throw new VonageUsageError(
      `${(error as Error).message.replace(/\.?$/, ".")} This is no answer of the Vonage API, so it does not tell whether ${what[0]!.toLowerCase()}${what.slice(1)} of account ${accountName(account.mark)} exists. Nothing was changed. Check vonage:baseUrl: ${account.host} was asked.`,
    );
  if (!isAbsence(error) && !(await isOrphan())) return false;
  await session.requireService(`the ${noun} ${id}`);
  if (state.__account === undefined)
    throw new VonageUsageError(
      `${what} does not exist in account ${accountName(account.mark)} at ${account.host}. The state does not say which account it was made with, so it may exist in another one. Nothing was changed. If this is the right account, remove it from the state: pulumi state delete URN.`,
    );
  return true;
}
