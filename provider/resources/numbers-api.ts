// The remote of phone numbers, on the Numbers API.
import { failLook, isAbsence, mayHaveTakenEffect, VonageApiError, VonageUsageError } from "../http/errors";
import { pause } from "../http/pause";
import type { Remote, Update } from "../remote";
import type { Properties } from "../schema";
import type { Session } from "../session";
import { declaredOf } from "../state/hidden";
import { compact, same } from "../state/values";
import {
  asBodies,
  numbersForSale,
  OWNED,
  owned,
  ownedNumbers,
  requireNumbersApi,
  shape,
  withLiveLink,
} from "./number-lists";
import { bodyOf, CLEARS_SMPP, formOf, numberId, sentence, withOneForward } from "./number-wire";

const BUY = "/number/buy";
/** The wait between two reads of a number that was bought, in milliseconds. */
const PAUSE = 1_000;

/**
 * The phone numbers of an account. The Numbers API reads no single number and updates by replacing, so every write reads
 * first and sends everything. A number that is owned already is not bought.
 */
export function numbersApi(session: Session, properties: Properties): Remote {
  const { account, signal } = session;
  const { rest } = account.client;
  const lookUp = (id: string) => owned(rest, id, signal).catch(failLook);

  /** The error that says that the account does not own a number. */
  const absence = async (id: string): Promise<VonageApiError> => {
    await requireNumbersApi(session, id);
    const problem = { title: `this account does not own the number ${id}` };
    return new VonageApiError("GET", OWNED, { status: 404, problem, isOfApi: true });
  };

  const post = async (path: string, id: string, form: Readonly<Record<string, string>> = {}) => {
    const [country = "", msisdn = ""] = id.split("/");
    const expects = (body: Properties) => String(body["error-code"]) === "200";
    // A second purchase costs again. An update sends everything, and a second cancellation has no effect.
    const isRepeatable = path !== BUY;
    await rest.request("POST", path, { form: { country, msisdn, ...form }, expects, isRepeatable, signal });
  };

  /** A request about an owned number. A refusal never says why, so ownership is looked up. */
  const change = async (path: string, id: string, form?: Readonly<Record<string, string>>) => {
    try {
      await post(path, id, form);
    } catch (error) {
      if (!isRefusal(error) && !isAbsence(error)) throw error;
      if (!(await lookUp(id))) throw await absence(id);
      throw new VonageUsageError(`${sentence(error)} ${reasonsFor(path, form)}`);
    }
  };

  /** Searches for a number that was bought, until the service must show it. */
  const appears = async (id: string): Promise<Properties | undefined> => {
    const until = Date.now() + account.client.consistencyWindow;
    for (;;) {
      const isLast = Date.now() >= until;
      // An error here must say that the number may be bought, so it is not one of a look alone.
      const found = await owned(rest, id, signal);
      if (found || isLast) return found;
      await pause(Math.max(0, Math.min(PAUSE, until - Date.now())), signal);
    }
  };

  const buy = async (id: string): Promise<Properties> => {
    if (properties.purchase !== true) {
      await requireNumbersApi(session, id);
      throw new VonageUsageError(notOwned(id));
    }
    const [country = "", msisdn = ""] = id.split("/");
    try {
      await post(BUY, id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // A refusal can follow a purchase that went through.
      const bought = await appears(id);
      if (bought) return bought;
      throw new VonageUsageError(await whyNotSold(session, id, error));
    }
    session.log("info", `Bought the number ${id}. It costs money every month until it is cancelled.`);
    return (await appears(id)) ?? { country, msisdn };
  };

  const update = async (id: string, { live, merged, always }: Update): Promise<Properties | undefined> => {
    const wanted = withOneForward(live, merged);
    const form = formOf(live, wanted, properties);
    const isOfSmpp = wanted.moSmppSysType !== undefined || properties[CLEARS_SMPP] === true;
    const isChange = isOfSmpp || !same(form, formOf(live, live, properties));
    if (!isChange && !always) return undefined;
    await change("/number/update", id, form);
    return compact({ ...wanted, moSmppSysType: form.moSmppSysType || undefined });
  };

  const remote: Remote = {
    async create(body) {
      const id = numberId(body);
      const known = await lookUp(id);
      const live = bodyOf(known ?? (await buy(id)));
      try {
        return (await update(id, { live, merged: { ...live, ...body }, always: false })) ?? live;
      } catch (error) {
        // A create whose answer is lost looks for the number, and goes on with it.
        if (known || mayHaveTakenEffect(error)) throw error;
        throw new VonageUsageError(
          `${sentence(error)} The number ${id} was bought and costs money. The stack does not hold it yet: put the program right and run "pulumi up" again, which does not buy it twice.`,
        );
      }
    },

    async read(id) {
      const found = await lookUp(id);
      if (!found) throw await absence(id);
      return await withLiveLink(session, bodyOf(found));
    },

    update,

    async delete(id) {
      if (properties.cancelOnDelete === true && !(await isReplaced(session, id, properties))) {
        await change("/number/cancel", id);
        session.log("warning", `Cancelled the number ${id}. It is no longer yours, and this cannot be undone.`);
        return;
      }
      const found = await lookUp(id);
      if (!found) throw await absence(id);
      const live = bodyOf(found);
      if (properties.cancelOnDelete === true)
        session.log(
          "warning",
          `The number ${id} was not cancelled: its deletion is part of a replacement, and a replacement never cancels. It is still yours and costs money. Cancel it in the dashboard if nobody needs it.`,
        );
      // Another resource of the program has the number, too, and may have linked it.
      if (session.holdings.isWanted("Number", id)) return;
      // A link that the program never declared, or that somebody else has made meanwhile, must stay.
      const isOwnLink = declaredOf(properties).has("/applicationId") && live.app_id === properties.applicationId;
      if (live.app_id === undefined || !isOwnLink) return;
      await change("/number/update", id, formOf(live, { ...live, app_id: undefined }, properties));
    },

    async *find(sent) {
      const found = await lookUp(numberId(sent));
      if (found) yield bodyOf(found);
    },

    list: () => ownedNumbers(session),

    identify: (body) => numberId(body),

    reads: account.reads(OWNED, { api: asBodies(session), shape }),
  };
  return remote;
}

/** Whether the deletion can be part of a replacement, of this run or of one that was interrupted. */
async function isReplaced({ account, holdings, replacements, urn }: Session, id: string, state: Properties) {
  const { __createdAt: createdAt } = state;
  if (holdings.mayBeReplaced("Number", id, { createdAt, urn })) return true;
  return (await replacements?.isReplaced({ account: account.mark, type: "Number", id, urn, createdAt })) ?? false;
}

/** The Numbers API answers 420 to every request that it refuses. */
function isRefusal(error: unknown): error is VonageApiError {
  return error instanceof VonageApiError && error.status === 420;
}

function notOwned(id: string): string {
  return `This account does not own the number ${id}. If it should, check country and msisdn against the list of the account's numbers. To buy the number, declare purchase: true: it costs money from then on.`;
}

function reasonsFor(path: string, form: Readonly<Record<string, string>> = {}): string {
  if (path === "/number/cancel")
    return "The account owns the number, and the service does not say why it does not cancel it. Cancel it in the dashboard.";
  const checks = [
    ...(form.app_id ? [`that application ${form.app_id} exists in this account (applicationId)`] : []),
    ...(form.moHttpUrl ? ["that moHttpUrl answers a GET with status 200"] : []),
    ...(form.voiceCallbackType ? ["that sip or tel is a target that Vonage can call"] : []),
  ];
  const check = checks.length > 0 ? ` Check ${checks.join(", ")}.` : "";
  return `The account owns the number, and the service does not say what it refuses.${check}`;
}

/** The advice for a refused purchase. */
async function whyNotSold(session: Session, id: string, error: VonageApiError): Promise<string> {
  const [country = "", msisdn = ""] = id.split("/");
  const said = sentence(error);
  if (/dashboard|address/i.test(error.problem.title ?? ""))
    return `${said} Buy the number ${id} in the dashboard, where you can give the address. Then run "pulumi up" again: it configures the number.`;
  const isForSale = async () => {
    for await (const each of numbersForSale(session, { country, pattern: msisdn, search_pattern: 0 }))
      if (numberId(each) === id) return true;
    return false;
  };
  return (await isForSale().catch(() => false))
    ? `${said} The number ${id} is for sale and was not bought. Check the balance of the account, or buy the number in the dashboard: its country may ask for an address.`
    : `${said} The number ${id} is not for sale and does not belong to this account. Check country and msisdn, or choose a number that is for sale.`;
}
