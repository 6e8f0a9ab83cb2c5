// Application API v1 (deprecated): `/v1/applications`, for the same applications as v2.
import { randomUUID } from "node:crypto";
import { type Application, type Applications } from "./applications";
import { authorize, basicCredentials, type Credentials } from "./auth";
import { completeCapabilities } from "./capabilities";
import { type Answer, type Api, type Call, Refusal } from "./exchange";
import { isObject, type Json, type JsonObject, JsonSyntaxError, parseJson, type Wire } from "./json";
import { makeKeyPair } from "./keys";
import { isJson, mediaType } from "./media";
import { cutPage, wholeNumber } from "./paging";
import { oldApplicationProblem } from "./problem";
import { type Account, type Service } from "./service";

interface Endpoint {
  /** The method when `<endpoint>_method` is absent. */
  method: "GET" | "POST";
  /** Whether a POST must have `<endpoint>_url`. */
  required: boolean;
}

const REQUIRED_POST: Endpoint = { method: "POST", required: true };

/** The endpoints of each type. Only inbound calls need `answer_url`, so an application for outbound calls goes without. */
const TYPES: Record<string, Record<string, Endpoint>> = {
  voice: { answer: { method: "GET", required: false }, event: REQUIRED_POST },
  messages: { status: REQUIRED_POST, inbound: REQUIRED_POST },
  rtc: { event: REQUIRED_POST },
  vbc: {},
};

export function applicationsV1(service: Service, applications: Applications): Api {
  const { defaults } = service;
  return {
    problem: oldApplicationProblem,
    under: ["/v1/"],
    routes: [
      { path: "/v1/applications", on: { GET: list, POST: create } },
      { path: "/v1/applications/:id", on: { GET: read, PUT: update, DELETE: remove } },
    ],
  };

  function enter(call: Call, parameters: JsonObject): Account {
    return authorize(service, call, credentialsIn(parameters) ?? basicCredentials(call), oldApplicationProblem);
  }

  function list(call: Call): Answer {
    const account = enter(call, queryOf(call));
    const invalid: { name: string; reason: string }[] = [];
    const pageSize = wholeNumber(call.query.get("page_size")) ?? 10;
    // The documentation counts pages from 0 and the service counts from 1, so both numbers mean the first page.
    const page = Math.max(1, wholeNumber(call.query.get("page_index")) ?? 1);
    if (!(pageSize >= 1 && pageSize <= 100)) invalid.push({ name: "page_size", reason: "Must be between 1 and 100." });
    if (Number.isNaN(page)) invalid.push({ name: "page_index", reason: INVALID });
    if (invalid.length > 0) throw new Refusal(oldApplicationProblem(400, { invalid }));
    const all = service.shadows.many(
      account.apiKey,
      applications.of(account).map(({ wire }) => wire),
    );
    const { items, total, links } = cutPage(all, page, pageSize, "/v1/applications", "page_index");
    return {
      status: 200,
      body: {
        count: total,
        page_size: pageSize,
        page_index: page,
        _embedded: { applications: items.map(asV1) },
        _links: links,
      },
    };
  }

  async function create(call: Call): Promise<Answer> {
    const parameters = readParameters(call);
    const account = enter(call, parameters);
    const { name, type, webhooks } = checked(parameters, true);
    const given =
      typeof parameters.public_key === "string" && parameters.public_key !== "" ? parameters.public_key : null;
    const pair = given === null ? await makeKeyPair() : undefined;
    const wire: Wire = {
      id: randomUUID(),
      name,
      capabilities: completeCapabilities({ [type]: type === "vbc" ? {} : { webhooks } }, defaults),
      privacy: { improve_ai: defaults === "documented" },
      keys: { public_key: pair?.publicKey ?? given },
    };
    call.alter?.(wire);
    const application = applications.put(account, wire);
    if (pair) application.madeKeys = pair;
    const shown = asV1(wire);
    if (pair && isObject(shown.keys)) shown.keys = { ...shown.keys, private_key: pair.privateKey };
    return { status: 201, body: shown, change: { id: wire.id, after: wire } };
  }

  function read(call: Call): Answer {
    const account = enter(call, queryOf(call));
    const id = call.params.id ?? "";
    const wire = service.shadows.one(id, applications.in(account, id)?.wire);
    if (!wire) throw new Refusal(oldApplicationProblem(404));
    return { status: 200, body: asV1(wire) };
  }

  function update(call: Call): Answer {
    const parameters = readParameters(call);
    const application = find(enter(call, parameters), call);
    const before = application.wire;
    const { name, type, webhooks } = checked(parameters, false);
    const capabilities = isObject(before.capabilities) ? before.capabilities : {};
    const capability = capabilities[type];
    if (!isObject(capability)) {
      throw new Refusal(oldApplicationProblem(400, { invalid: [{ name: "type", reason: "Cannot be changed." }] }));
    }
    const changed = type === "vbc" ? {} : { ...capability, webhooks };
    const { public_key: key } = parameters;
    const wire: Wire = {
      ...before,
      name,
      capabilities: { ...capabilities, ...completeCapabilities({ [type]: changed }, defaults) },
      ...(typeof key === "string" && key !== "" ? { keys: { public_key: key } } : {}),
    };
    call.alter?.(wire);
    application.wire = wire;
    return { status: 200, body: asV1(wire), change: { id: wire.id, before, after: wire } };
  }

  function remove(call: Call): Answer {
    const application = find(ownerFor(call), call);
    applications.remove(application);
    return { status: 204, change: { id: application.id, before: application.wire } };
  }

  /** No document lists credentials for DELETE, so it works without any for a known id. Wrong credentials are refused. */
  function ownerFor(call: Call): Account {
    const parameters = call.body.length > 0 ? readParameters(call) : queryOf(call);
    const anonymous =
      parameters.api_key === undefined &&
      parameters.api_secret === undefined &&
      call.headers.authorization === undefined;
    const application = anonymous ? applications.find(call.params.id ?? "") : undefined;
    if (!anonymous) return enter(call, parameters);
    if (!application) throw new Refusal(oldApplicationProblem(404));
    call.caller = { apiKey: application.account.apiKey };
    return application.account;
  }

  function find(account: Account, call: Call): Application {
    const application = applications.in(account, call.params.id ?? "");
    if (!application) throw new Refusal(oldApplicationProblem(404));
    return application;
  }
}

const REQUIRED = "Is required.";
const INVALID = "Is invalid.";

interface Checked {
  name: string;
  type: string;
  webhooks: JsonObject;
}

function checked(parameters: JsonObject, creating: boolean): Checked {
  const invalid: { name: string; reason: string }[] = [];
  const text = (name: string, required: boolean): string => {
    const value = parameters[name] ?? "";
    if (value === "" && required) invalid.push({ name, reason: REQUIRED });
    else if (typeof value !== "string") invalid.push({ name, reason: INVALID });
    return typeof value === "string" ? value : "";
  };
  const name = text("name", true);
  const type = text("type", true);
  const endpoints = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!endpoints && type !== "") invalid.push({ name: "type", reason: INVALID });
  const webhooks: JsonObject = {};
  for (const [endpoint, { method: usual, required }] of Object.entries(endpoints ?? {})) {
    const address = text(`${endpoint}_url`, creating && required);
    const method = text(`${endpoint}_method`, false) || usual;
    if (method !== "GET" && method !== "POST") invalid.push({ name: `${endpoint}_method`, reason: INVALID });
    if (address !== "") webhooks[`${endpoint}_url`] = { address, http_method: method };
  }
  if (invalid.length > 0) throw new Refusal(oldApplicationProblem(400, { invalid }));
  return { name, type, webhooks };
}

/** An application in the form of v1: each capability with its webhooks, without what v1 cannot express. */
function asV1(wire: Wire): JsonObject {
  const capabilities = Object.entries(isObject(wire.capabilities) ? wire.capabilities : {}).map(
    ([type, capability]) => [
      type,
      { webhooks: isObject(capability) && isObject(capability.webhooks) ? webhooksV1(type, capability.webhooks) : [] },
    ],
  );
  return {
    id: wire.id,
    name: wire.name ?? null,
    ...(Object.fromEntries(capabilities) as JsonObject),
    ...(wire.keys === undefined ? {} : { keys: wire.keys }),
    _links: { self: { href: `/v1/applications/${wire.id}` } },
  };
}

function webhooksV1(type: string, webhooks: JsonObject): JsonObject[] {
  return Object.entries(webhooks).flatMap(([name, webhook]) => {
    if (!isObject(webhook)) return [];
    const method = webhook.http_method ?? TYPES[type]?.[name.replace(/_url$/, "")]?.method;
    return [
      {
        endpoint_type: name,
        endpoint: webhook.address ?? "",
        ...(method === undefined ? {} : { http_method: method }),
      },
    ];
  });
}

function credentialsIn({ api_key, api_secret }: JsonObject): Credentials | undefined {
  return typeof api_key === "string" && typeof api_secret === "string"
    ? { apiKey: api_key, apiSecret: api_secret }
    : undefined;
}

const queryOf = (call: Call): JsonObject => Object.fromEntries(call.query);

/** Reads parameters from the query, a form or a JSON object. The body overrides the query. */
function readParameters(call: Call): JsonObject {
  const query = queryOf(call);
  const contentType = call.headers["content-type"];
  if (mediaType(contentType) === "application/x-www-form-urlencoded") {
    return { ...query, ...Object.fromEntries(new URLSearchParams(call.body.toString("utf8"))) };
  }
  if (call.body.length === 0 && Object.keys(query).length > 0) return query;
  if (!isJson(contentType)) {
    const invalid = [{ name: "Content-Type header", reason: "Is missing or invalid." }];
    throw new Refusal(oldApplicationProblem(415, { invalid }));
  }
  let body: Json;
  try {
    body = parseJson(call.body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Refusal(oldApplicationProblem(400, { detail: error.message }));
  }
  if (!isObject(body))
    throw new Refusal(oldApplicationProblem(400, { detail: "The request body is not a JSON object" }));
  return { ...query, ...body };
}
