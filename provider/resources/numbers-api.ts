// The remote of phone numbers, on the Numbers API.
import type { Api } from "../http/client";
import { isAbsence, mayHaveTakenEffect, VonageApiError, VonageUsageError } from "../http/errors";
import { indexList, walk } from "../http/pages";
import { pause } from "../http/pause";
import type { Remote, Update } from "../remote";
import { isObject, type Properties } from "../schema";
import type { Session } from "../session";
import { declaredOf } from "../state/hidden";
import { compact, same } from "../state/values";

/** The list of the numbers that the account owns. */
const OWNED = "/account/numbers";
const BUY = "/number/buy";
/** The form of a list in the Numbers API. */
const shape = indexList("numbers", ["country", "msisdn"]);
/** The wait between two reads of a number that was bought, in milliseconds. */
const PAUSE = 1_000;
/** The properties that an update can set beside the voice callback. The service may clear those that it omits. */
const FIELDS = ["app_id", "moHttpUrl", "moSmppSysType", "voiceStatusCallback"] as const;
/** The properties of our bodies for the target of forwarded calls: one callback, named by its type. */
const [SIP, TEL] = ["voiceCallbackType=sip", "voiceCallbackType=tel"] as const;
/** Marks an update that must clear the SMPP system type, because no read shows whether it is set. */
export const CLEARS_SMPP = "__clearsSmppSystemType";
/** The properties that the service clears only for an empty text. */
const CLEARED_BY_EMPTY = ["moHttpUrl", "voiceStatusCallback"] as const;

/** The id of a number, such as `GB/447700900000`. */
export function numberId({ country, msisdn }: Properties): string {
  return `${String(country)}/${String(msisdn)}`;
}

/** A number of the account, as the Numbers API lists it. Undefined if the account does not own it. */
async function owned(api: Api, id: string, signal?: AbortSignal): Promise<Properties | undefined> {
  const [country = "", msisdn = ""] = id.split("/");
  // The pattern matches the begin of a number, so the answer may hold others, too.
  const filter = { country, pattern: msisdn, search_pattern: 0 };
  try {
    for await (const each of walk({ api, path: OWNED, shape, filter, signal })) if (numberId(each) === id) return each;
  } catch (error) {
    // Only the items of a list show that a number is gone.
    throw isAbsence(error) ? new VonageUsageError(`${sentence(error)} ${noList(id)}`) : error;
  }
  return undefined;
}

/** The numbers of the account that match a filter, in the spelling of this provider's wire bodies. */
export async function* ownedNumbers(
  { account, signal }: Session,
  filter: Readonly<Record<string, string | number>> = {},
): AsyncGenerator<Properties, void> {
  for await (const each of walk({ api: account.client.rest, path: OWNED, shape, filter, signal })) yield bodyOf(each);
}

/** Numbers that are for sale, as the service lists them. */
export function numbersForSale(
  { account, signal }: Session,
  filter: Readonly<Record<string, string | number>>,
): AsyncGenerator<Properties> {
  return walk({ api: account.client.rest, path: "/number/search", shape, filter, signal });
}

/**
 * The phone numbers of an account. The Numbers API reads no single number and updates by replacing, so every write reads
 * first and sends everything. A number that is owned already is not bought.
 */
export function numbersApi(session: Session, properties: Properties): Remote {
  const { account, signal } = session;
  const { rest } = account.client;
  const lookUp = (id: string) => owned(rest, id, signal);

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
      if (!(await lookUp(id))) throw absence(id);
      throw new VonageUsageError(`${sentence(error)} ${reasonsFor(path, form)}`);
    }
  };

  /** Searches for a number that was bought, until the service must show it. */
  const appears = async (id: string): Promise<Properties | undefined> => {
    const until = Date.now() + account.client.consistencyWindow;
    for (;;) {
      const isLast = Date.now() >= until;
      const found = await lookUp(id);
      if (found || isLast) return found;
      await pause(Math.max(0, Math.min(PAUSE, until - Date.now())), signal);
    }
  };

  const buy = async (id: string): Promise<Properties> => {
    if (properties.purchase !== true) throw new VonageUsageError(notOwned(id));
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
      const known = await lookUp(id).catch((error: unknown) => {
        // A search buys nothing, so its error must not say that the account may own the number now.
        throw mayHaveTakenEffect(error) ? new VonageUsageError((error as Error).message) : error;
      });
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
      if (!found) throw absence(id);
      return await withLiveLink(session, bodyOf(found));
    },

    update,

    async delete(id) {
      const resource = { createdAt: properties.__createdAt, urn: session.urn };
      const isReplaced = session.holdings.mayBeReplaced("Number", id, resource);
      if (properties.cancelOnDelete === true && !isReplaced) {
        await change("/number/cancel", id);
        session.log("warning", `Cancelled the number ${id}. It is no longer yours, and this cannot be undone.`);
        return;
      }
      const found = await lookUp(id);
      if (!found) throw absence(id);
      const live = bodyOf(found);
      if (properties.cancelOnDelete === true)
        session.log(
          "warning",
          `The number ${id} was not cancelled: its deletion is part of a replacement, and a replacement never cancels. It is still yours and costs money. Cancel it in the dashboard if nobody needs it.`,
        );
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

/** The list of owned numbers with its items as `read` gives them. */
function asBodies(session: Session): Api {
  return {
    async request(...request) {
      const answer = await session.account.client.rest.request(...request);
      if (!isObject(answer) || !Array.isArray(answer.numbers)) return answer;
      const items = answer.numbers.filter(isObject).map(bodyOf);
      const known = new Map<unknown, Promise<boolean>>();
      return { ...answer, numbers: await Promise.all(items.map((item) => withLiveLink(session, item, known))) };
    },
  };
}

/** A number without its link if the application is gone. The service may still show the link. */
async function withLiveLink(
  { account }: Session,
  body: Properties,
  known = new Map<unknown, Promise<boolean>>(),
): Promise<Properties> {
  const { app_id: link, ...rest } = body;
  if (typeof link !== "string") return body;
  const exists = known.get(link) ?? account.has("/v2/applications", link);
  known.set(link, exists);
  return (await exists) ? body : rest;
}

/**
 * A number in the spelling of this provider. A link is only in `app_id`, although the service repeats it as callbacks.
 * A voice callback is named by its type.
 */
function bodyOf(item: Properties): Properties {
  const {
    app_id: link,
    voiceCallbackType: type,
    voiceCallbackValue: value,
    messagesCallbackType: messagesType,
    messagesCallbackValue: messagesValue,
    ...rest
  } = item;
  const linked = link ?? (type === "app" ? value : messagesType === "app" ? messagesValue : undefined);
  const isForward = type === "sip" || type === "tel";
  const voice = isForward
    ? { [`voiceCallbackType=${type}`]: value }
    : { voiceCallbackType: type, voiceCallbackValue: value };
  return compact({ ...rest, id: numberId(item), app_id: linked, ...(type === "app" ? {} : voice) });
}

/** A number has one target of forwarded calls. A new one in the update replaces the old one. */
function withOneForward(live: Properties, merged: Properties): Properties {
  const { [SIP]: sip, [TEL]: tel, ...others } = merged;
  if (sip === undefined && tel === undefined) return merged;
  const { voiceCallbackType: _type, voiceCallbackValue: _value, ...rest } = others;
  const isSip = sip !== undefined && (tel === undefined || sip !== live[SIP]);
  return { ...rest, ...(isSip ? { [SIP]: sip } : { [TEL]: tel }) };
}

/** The whole form of an update. The service may clear properties that it omits. */
function formOf(live: Properties, wanted: Properties, properties: Properties): Record<string, string> {
  const { [SIP]: sip, [TEL]: tel, voiceCallbackType, voiceCallbackValue } = wanted;
  const forward = sip === undefined ? (tel === undefined ? undefined : "tel") : "sip";
  const cleared = CLEARED_BY_EMPTY.filter((name) => live[name] !== undefined && wanted[name] === undefined);
  const form: Properties = {
    // No answer shows it, so only the program's declaration is known.
    moSmppSysType: properties[CLEARS_SMPP] ? "" : properties.smppSystemType,
    ...compact(Object.fromEntries(FIELDS.map((name) => [name, wanted[name]]))),
    ...Object.fromEntries(cleared.map((name) => [name, ""])),
    voiceCallbackType: forward ?? voiceCallbackType,
    voiceCallbackValue: sip ?? tel ?? voiceCallbackValue,
  };
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The Numbers API answers 420 to every request that it refuses. */
function isRefusal(error: unknown): error is VonageApiError {
  return error instanceof VonageApiError && error.status === 420;
}

function absence(id: string): VonageApiError {
  const problem = { title: `this account does not own the number ${id}` };
  return new VonageApiError("GET", OWNED, { status: 404, problem, isOfApi: true });
}

function noList(id: string): string {
  return `The list of the account's numbers cannot be read, so nobody knows whether the account owns ${id}. Nothing was changed. Check vonage:restUrl.`;
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

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.?$/, ".");
}
