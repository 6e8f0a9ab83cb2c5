// Application API v2: `/v2/applications`.
import { randomUUID } from "node:crypto";
import { type Application, type Applications } from "./applications";
import { authorize, basicCredentials, queryCredentials } from "./auth";
import { checkCapabilities, completeCapabilities, type Findings, withMeetingsAliases } from "./capabilities";
import { type Answer, type Api, type Call, Refusal } from "./exchange";
import { isObject, type Json, type JsonObject, JsonSyntaxError, parseJson, type Wire, withoutNulls } from "./json";
import { makeKeyPair } from "./keys";
import { accepts, isJson } from "./media";
import { cutPage, wholeNumber } from "./paging";
import { applicationProblem, INVALID_JSON } from "./problem";
import { type Account, type Service } from "./service";

export function applicationsV2(service: Service, applications: Applications): Api {
  const { defaults } = service;
  return {
    problem: applicationProblem,
    under: ["/"],
    methodReason: (method) => ({ detail: `Request method '${method}' not supported` }),
    routes: [
      { path: "/v2/applications", on: { GET: list, POST: create } },
      { path: "/v2/applications/:id", on: { GET: read, PUT: update, DELETE: remove } },
    ],
  };

  function enter(call: Call): Account {
    const account = authorize(service, call, basicCredentials(call) ?? queryCredentials(call), applicationProblem);
    if (!accepts(call.headers.accept, "application/json")) throw new Refusal(applicationProblem(406));
    return account;
  }

  function list(call: Call): Answer {
    const account = enter(call);
    const invalid: { name: string; reason: string }[] = [];
    const pageSize = wholeNumber(call.query.get("page_size")) ?? 10;
    const page = wholeNumber(call.query.get("page")) ?? 1;
    if (!(pageSize >= 1 && pageSize <= 100)) invalid.push({ name: "page_size", reason: "must be between 1 and 100" });
    if (!(page >= 1)) invalid.push({ name: "page", reason: "must be greater than or equal to 1" });
    if (invalid.length > 0)
      throw new Refusal(applicationProblem(400, { code: "/application#list-validation", invalid }));
    const all = service.shadows.many(account.apiKey, applications.of(account).map(wireOf));
    const { items, total, pages, links } = cutPage(all, page, pageSize, "/v2/applications", "page");
    return {
      status: 200,
      body: {
        page_size: pageSize,
        page,
        total_items: total,
        total_pages: pages,
        _embedded: { applications: items },
        _links: links,
      },
    };
  }

  async function create(call: Call): Promise<Answer> {
    const account = enter(call);
    const body = readBody(call);
    const wanted = checked(body, false);
    const given = publicKeyIn(body);
    const pair = given === undefined ? await makeKeyPair() : undefined;
    const id = idFrom(body.id) ?? randomUUID();
    const wire: Wire = { id, ...wanted, keys: { public_key: pair?.publicKey ?? given ?? null } };
    call.alter?.(wire);
    const application = applications.put(account, wire);
    if (pair) application.madeKeys = pair;
    const shown = withLinks(wire);
    if (pair) shown.keys = { ...asObject(wire.keys), private_key: pair.privateKey };
    return { status: 201, body: shown, change: { id, after: wire } };
  }

  function read(call: Call): Answer {
    const account = enter(call);
    const id = call.params.id ?? "";
    const wire = service.shadows.one(id, applications.in(account, id)?.wire);
    if (!wire) throw missing(id);
    return { status: 200, body: withLinks(wire) };
  }

  function update(call: Call): Answer {
    const application = find(call);
    const before = application.wire;
    const body = readBody(call);
    const wanted = checked(body, true);
    const given = publicKeyIn(body);
    const keys = given === undefined ? before.keys : { public_key: given };
    const wire: Wire = {
      ...repeated(before, body),
      id: application.id,
      ...wanted,
      ...(keys === undefined ? {} : { keys }),
    };
    call.alter?.(wire);
    application.wire = wire;
    return { status: 200, body: withLinks(wire), change: { id: application.id, before, after: wire } };
  }

  function remove(call: Call): Answer {
    const application = find(call);
    applications.remove(application);
    return { status: 204, change: { id: application.id, before: application.wire } };
  }

  function find(call: Call): Application {
    const account = enter(call);
    const id = call.params.id ?? "";
    const application = applications.in(account, id);
    if (!application) throw missing(id);
    return application;
  }

  function idFrom(id: Json | undefined): string | undefined {
    return typeof id === "string" && UUID.test(id) && !applications.find(id) ? id : undefined;
  }

  /** Checks name, capabilities and privacy, and returns them as they are stored. A PUT replaces all three. */
  function checked(body: JsonObject, replacing: boolean): JsonObject {
    if (Array.isArray(body.capabilities)) throw new Refusal(applicationProblem(500));
    const findings: Findings = { invalid: [] };
    const { name, capabilities = {}, privacy = {}, keys = {} } = body;
    if (name === undefined) findings.invalid.push({ name: "name", reason: "is required" });
    else if (typeof name !== "string") findings.invalid.push({ name: "name", reason: "must be a string" });
    else if (name.trim() === "") findings.invalid.push({ name: "name", reason: "must not be blank" });
    const aliased =
      isObject(capabilities) && replacing && defaults === "documented"
        ? withMeetingsAliases(capabilities)
        : capabilities;
    if (isObject(aliased)) checkCapabilities(aliased, findings);
    else findings.invalid.push({ name: "capabilities", reason: "must be an object" });
    if (!isObject(privacy)) findings.invalid.push({ name: "privacy", reason: "must be an object" });
    else if (privacy.improve_ai !== undefined && typeof privacy.improve_ai !== "boolean") {
      findings.invalid.push({ name: "privacy.improve_ai", reason: "must be a boolean" });
    }
    if (!isObject(keys)) findings.invalid.push({ name: "keys", reason: "must be an object" });
    else if (keys.public_key !== undefined && typeof keys.public_key !== "string") {
      findings.invalid.push({ name: "keys.public_key", reason: "must be a string" });
    }
    if (findings.unreadable !== undefined) throw new Refusal(applicationProblem(400, { detail: findings.unreadable }));
    if (findings.invalid.length > 0) throw new Refusal(applicationProblem(400, { invalid: findings.invalid }));
    return {
      name: name ?? null,
      capabilities: completeCapabilities(asObject(aliased), defaults),
      privacy: { improve_ai: defaults === "documented", ...asObject(privacy) },
    };
  }
}

/** An application as GET shows it. */
export const withLinks = (wire: Wire): JsonObject => ({
  ...wire,
  _links: { self: { href: `/v2/applications/${wire.id}` } },
});

/** The fields of a PUT that the stored application has too, whether they are documented or not. */
function repeated(before: Wire, body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([field]) => Object.hasOwn(before, field)));
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const wireOf = (application: Application): Wire => application.wire;

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function readBody(call: Call): JsonObject {
  if (!isJson(call.headers["content-type"])) throw new Refusal(applicationProblem(415));
  let body: Json;
  try {
    body = parseJson(call.body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Refusal(applicationProblem(400, { code: INVALID_JSON, detail: error.message }));
  }
  if (!isObject(body)) {
    throw new Refusal(applicationProblem(400, { code: INVALID_JSON, detail: "The request body is not a JSON object" }));
  }
  return withoutNulls(body) as JsonObject;
}

/** The public key of a request. Several clients send an empty text when they have none. */
function publicKeyIn({ keys }: JsonObject): string | undefined {
  const key = isObject(keys) ? keys.public_key : undefined;
  return typeof key === "string" && key !== "" ? key : undefined;
}

const missing = (id: string): Refusal =>
  new Refusal(applicationProblem(404, { detail: `ID '${id}' does not exist, or you do not have access` }));
