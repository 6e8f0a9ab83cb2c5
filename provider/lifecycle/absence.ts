// Decides whether an object is gone.
import type { Kind } from "./definition";
import { accountName } from "../http/account";
import { isAbsence, isNotFound, VonageUsageError } from "../http/errors";
import type { Properties } from "../schema";
import type { Session } from "../session";

/**
 * Whether an error means that the object does not exist. Three conditions must hold. The answer is a problem of the
 * Vonage API. The account is the one of the state. The address answers a list request as the Vonage API does.
 *
 * @throws VonageUsageError if the service says that the object is gone, and a condition does not hold
 */
export async function isGone(
  { definition, noun }: Kind,
  session: Session,
  id: string,
  state: Properties,
  error: unknown,
): Promise<boolean> {
  const { account } = session;
  const { host: setting = "baseUrl" } = definition;
  const what = `The ${noun} ${id}`;
  const isOrphan = async () => Boolean(await definition.isOrphan?.(session, state, error));
  if (isNotFound(error) && !isAbsence(error))
    throw new VonageUsageError(
      `${(error as Error).message.replace(/\.?$/, ".")} This is no answer of the Vonage API, so it does not tell whether ${what[0]!.toLowerCase()}${what.slice(1)} of account ${accountName(account.mark)} exists. Nothing was changed. Check vonage:${setting}: ${account.hostAt(setting)} was asked.`,
    );
  if (!isAbsence(error) && !(await isOrphan())) return false;
  await session.requireService(`the ${noun} ${id}`);
  if (state.__account === undefined)
    throw new VonageUsageError(
      `${what} does not exist in account ${accountName(account.mark)} at ${account.hostAt(setting)}. The state does not say which account it was made with, so it may exist in another one. Nothing was changed. If this is the right account, remove it from the state: pulumi state delete URN.`,
    );
  return true;
}
