// Numbers API: `/account/numbers` and `/number/*`, an old API whose requests are forms.
import { type Applications } from "./applications";
import { authorize } from "./auth";
import { Budget, type RequestBudget } from "./budget";
import { type Answer, type Api, type Call, Refusal } from "./exchange";
import { type JsonObject, type Wire } from "./json";
import { credentialsOf, numberAnswer, numberProblem, type Parameters, parametersOf } from "./numbers-request";
import { type OmittableField } from "./numbers-settings";
import { ADDRESS_COUNTRIES, FEATURES, NUMBER_TYPES } from "./numbers-stock";
import { idOf, listedNumber, type Numbers, type OwnedNumber } from "./numbers-store";
import { wholeNumber } from "./paging";
import { type Account, type Service } from "./service";

const CREDENTIALS = ["api_key", "api_secret"];
const PATTERN = ["country", "pattern", "search_pattern", "size", "index"];
const ADDRESS = ["country", "msisdn"];
const TARGET = "target_api_key";

/** The fields that an update sets, grouped by the name of the setting for their omission. */
const UPDATABLE: Record<OmittableField, string[]> = {
  app_id: ["app_id"],
  moHttpUrl: ["moHttpUrl"],
  moSmppSysType: ["moSmppSysType"],
  voiceCallback: ["voiceCallbackType", "voiceCallbackValue"],
  voiceStatusCallback: ["voiceStatusCallback"],
  messagesCallback: ["messagesCallbackType", "messagesCallbackValue"],
};

const CALLBACK_TYPES: Partial<Record<OmittableField, string[]>> = {
  voiceCallback: ["sip", "tel", "app", "vxml"],
  messagesCallback: ["app"],
};

const NEEDS_ADDRESS =
  "Numbers from this country can be requested from the Dashboard (https://dashboard.nexmo.com/buy-numbers) " +
  "as they require a valid local address to be provided before being purchased.";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Texts that clients send by mistake when they have no value. */
const EMPTY_TEXTS = ["undefined", "null", "NaN", "[object Object]"];

/** The name of the list of an account's numbers; the list of its applications has another name. */
const listOf = (apiKey: string): string => `numbers of ${apiKey}`;

export function numbersApi(service: Service, numbers: Numbers, applications: Applications): Api {
  const problem = numberProblem(numbers);
  const limits = new Map<string, { limit: RequestBudget; budget: Budget }>();
  let lists = 0;
  return {
    problem,
    forms: true,
    under: ["/account/", "/number/"],
    routes: [
      { path: "/account/numbers", on: { GET: list } },
      { path: "/number/search", on: { GET: search } },
      { path: "/number/buy", on: { POST: buy } },
      { path: "/number/cancel", on: { POST: cancel } },
      { path: "/number/update", on: { POST: update } },
    ],
  };

  function list(call: Call): Answer {
    const { account, parameters } = enter(call, [...PATTERN, "application_id", "has_application"]);
    const [application, linked] = [parameters.get("application_id"), parameters.get("has_application")?.toLowerCase()];
    if (linked !== undefined && linked !== "true" && linked !== "false") throw failed();
    const matches = matcher(parameters);
    const found = service.shadows
      .many(
        listOf(account.apiKey),
        numbers.owned(account.apiKey).map(({ wire }) => wire),
      )
      .filter(
        (wire) =>
          matches(wire) &&
          (application === undefined || wire.app_id === application) &&
          (linked === undefined || (wire.app_id !== undefined) === (linked === "true")),
      );
    const pattern = parameters.get("pattern");
    if (pattern !== undefined && found.some(({ msisdn }) => msisdn !== pattern)) numbers.report.count("inexactLookups");
    lists += 1;
    const ordered = numbers.settings.listOrder === "shuffled" ? shuffled(found, lists) : found;
    return page(ordered, parameters, listedNumber);
  }

  function search(call: Call): Answer {
    const { parameters } = enter(call, [...PATTERN, "type", "features"]);
    const type = parameters.get("type");
    const features = parameters.get("features")?.toUpperCase().split(",") ?? [];
    if (!parameters.get("country")) throw failed();
    if (type !== undefined && !NUMBER_TYPES.includes(type)) throw failed();
    if (!features.every((feature) => FEATURES.includes(feature))) throw failed();
    const matches = matcher(parameters);
    const found = numbers
      .available()
      .filter(
        (number) =>
          matches(number) &&
          (type === undefined || number.type === type) &&
          features.every((feature) => number.features.includes(feature)),
      );
    return page(found, parameters, ({ country, msisdn, cost, type, features }) => ({
      country,
      msisdn,
      cost,
      type,
      features: [...features],
    }));
  }

  function buy(call: Call): Answer {
    const { account, parameters } = enter(call, [...ADDRESS, TARGET]);
    const address = addressIn(parameters);
    const offered = numbers.offered(idOf(address));
    if (!offered) throw failed();
    if (ADDRESS_COUNTRIES.includes(address.country)) throw failed(NEEDS_ADDRESS);
    const { type, features } = offered;
    const wire: Wire = { id: idOf(address), ...address, type, features: [...features] };
    call.alter?.(wire);
    const { apiKey } = actedFor(account, parameters);
    return done({ id: wire.id, after: numbers.put(apiKey, wire).wire, owner: listOf(apiKey) });
  }

  function cancel(call: Call): Answer {
    const { account, parameters } = enter(call, [...ADDRESS, TARGET]);
    const number = ownedBy(actedFor(account, parameters), parameters);
    numbers.release(number);
    return done({ id: number.wire.id, before: number.wire, owner: listOf(number.apiKey) });
  }

  function update(call: Call): Answer {
    const { account, parameters } = enter(call, [...ADDRESS, ...Object.values(UPDATABLE).flat()]);
    const { apiKey, wire: before } = ownedBy(account, parameters);
    const wire = { ...before };
    for (const [name, fields] of Object.entries(UPDATABLE) as [OmittableField, string[]][]) {
      const values = fields.map((field) => parameters.get(field));
      const omitted = fields.length > 1 ? values.every((value) => !value) : values[0] === undefined;
      if (omitted && numbers.settings.omitted[name] === "keep") continue;
      if (!omitted) checkLink(account, name, values);
      fields.forEach((field, index) => (wire[field] = values[index] ?? ""));
    }
    call.alter?.(wire);
    return done({ id: wire.id, before, after: numbers.put(apiKey, wire).wire, owner: listOf(apiKey) });
  }

  /** Returns the account and the parameters of a request with accepted credentials. */
  function enter(call: Call, known: string[]): { account: Account; parameters: Parameters } {
    const parameters = parametersOf(call);
    const account = authorize(service, call, credentialsOf(call, parameters), problem);
    if (overLimit(account.apiKey)) throw new Refusal(problem(429));
    numbers.report.count("requests");
    let refused = false;
    for (const [name, value] of parameters) {
      if (!known.includes(name) && !CREDENTIALS.includes(name)) {
        numbers.report.note("unknownParameters", name);
        refused ||= numbers.settings.unknownParameters === "refuse";
      }
      if (EMPTY_TEXTS.includes(value)) {
        numbers.report.note("emptyTexts", name);
        refused = true;
      }
    }
    if (refused) throw failed();
    return { account, parameters };
  }

  function overLimit(apiKey: string): boolean {
    const { limit } = numbers.settings;
    if (!limit) return false;
    let own = limits.get(apiKey);
    if (own?.limit !== limit) {
      own = { limit, budget: new Budget(limit) };
      limits.set(apiKey, own);
    }
    if (own.budget.spend() === undefined) return false;
    numbers.report.count("limited");
    return true;
  }

  /** Every other account of the emulator is a subaccount of the first one. */
  function actedFor(account: Account, parameters: Parameters): Account {
    const target = service.account(parameters.get(TARGET) ?? account.apiKey);
    if (!target || (target !== account && account !== service.accounts()[0])) throw failed();
    return target;
  }

  function ownedBy({ apiKey }: Account, parameters: Parameters): OwnedNumber {
    const number = numbers.find(idOf(addressIn(parameters)));
    if (number?.apiKey !== apiKey) throw failed();
    return number;
  }

  function addressIn(parameters: Parameters): { country: string; msisdn: string } {
    const [country, msisdn] = [parameters.get("country"), parameters.get("msisdn")];
    if (!country || !msisdn) throw failed();
    return { country: country.toUpperCase(), msisdn };
  }

  function checkLink(account: Account, field: OmittableField, values: (string | undefined)[]): void {
    const types = CALLBACK_TYPES[field];
    const [type = "", value = ""] = types ? values : ["app", ...values];
    if (field !== "app_id" && !types) return;
    if (field === "app_id" && value === "") return;
    if ((types && !types.includes(type)) || value === "") throw failed();
    if (type !== "app") return;
    if (field === "voiceCallback" && !UUID.test(value)) throw new Refusal(problem(500));
    if (numbers.settings.unknownApplication === "refuse" && !applications.in(account, value)) throw failed();
  }

  function matcher(parameters: Parameters): (number: { [field: string]: unknown }) => boolean {
    const country = parameters.get("country")?.toUpperCase();
    const pattern = parameters.get("pattern");
    const place = parameters.get("search_pattern") ?? "0";
    if (!["0", "1", "2"].includes(place)) throw failed();
    return ({ country: own, msisdn }) => {
      if (country !== undefined && own !== country) return false;
      if (pattern === undefined || typeof msisdn !== "string") return true;
      if (place === "1") return msisdn.includes(pattern);
      return place === "2" ? msisdn.endsWith(pattern) : msisdn.startsWith(pattern);
    };
  }

  function page<Item>(all: Item[], parameters: Parameters, show: (item: Item) => JsonObject): Answer {
    const size = wholeNumber(parameters.get("size") ?? null) ?? 10;
    const index = wholeNumber(parameters.get("index") ?? null) ?? 1;
    if (!(size >= 1 && size <= 100) || !(index >= 1)) throw failed();
    const items = all.slice((index - 1) * size, index * size).map(show);
    if (all.length === 0) return numberAnswer(200, {});
    return numberAnswer(200, { count: all.length, ...(items.length === 0 ? {} : { numbers: items }) });
  }

  function failed(detail?: string): Refusal {
    return new Refusal(problem(420, detail === undefined ? {} : { detail }));
  }
}

function done(change: NonNullable<Answer["change"]>): Answer {
  return { ...numberAnswer(200, { "error-code": "200", "error-code-label": "success" }), change };
}

/** Shuffles in an order that depends only on the seed. */
function shuffled<Item>(items: Item[], seed: number): Item[] {
  const order = [...items];
  let random = seed;
  for (let last = order.length - 1; last > 0; last -= 1) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    const other = Math.floor((random / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}
