// Users API: `/v1/users`, for the application that the token belongs to.
import { randomUUID } from "node:crypto";
import { type Application, type Applications } from "./applications";
import { type Answer, type Api, type Call, Refusal } from "./exchange";
import { isObject, type Json, type JsonObject, JsonSyntaxError, parseJson, type Wire } from "./json";
import { authenticate, authenticateAdmin } from "./jwt";
import { isJson } from "./media";
import { userProblem } from "./problem";
import { type Service } from "./service";
import { compareNames, nameOf, type UserDirectory } from "./user-directory";
import { checkUser, checkUserChange, checkUserQuery, type UserQuery } from "./user-schema";
import { type Users } from "./users";

export function usersApi({ shadows }: Service, applications: Applications, users: Users): Api {
  return {
    problem: userProblem,
    under: ["/v1/users"],
    routes: [
      { path: "/v1/users", on: { GET: list, POST: create } },
      { path: "/v1/users/:id", on: { GET: read, PATCH: update, DELETE: remove } },
    ],
  };

  function list(call: Call): Answer {
    const { id } = authenticate(applications, call);
    const query = checkUserQuery(call.query);
    const matching = shadows
      .many(id, users.of(id).all())
      .filter((user) => query.name === undefined || user.name === query.name);
    if (query.name !== undefined && matching.length === 0) throw notFound();
    const descending = query.order?.toLowerCase() === "desc";
    const page = cut(descending ? matching.slice().reverse() : matching, query, descending);
    const link = (cursor?: string) => ({ href: `${call.origin}/v1/users${search(query, cursor)}` });
    return {
      status: 200,
      body: {
        page_size: query.page_size ?? 10,
        _embedded: {
          users: page.users.map((user) => ({
            id: user.id,
            name: user.name ?? null,
            ...(user.display_name === undefined ? {} : { display_name: user.display_name }),
            _links: selfLink(call.origin, user),
          })),
        },
        _links: {
          first: link(),
          self: link(query.cursor),
          ...(page.next === undefined ? {} : { next: link(page.next) }),
          ...(page.previous === undefined ? {} : { prev: link(page.previous) }),
        },
      },
    };
  }

  function create(call: Call): Answer {
    const directory = directoryOf(authenticateAdmin(applications, call));
    const { name = `NAM-${randomUUID()}`, display_name, image_url, properties, channels } = checkUser(readBody(call));
    const id = `USR-${randomUUID()}`;
    const wire: Wire = {
      id,
      name,
      ...(display_name === undefined ? {} : { display_name }),
      ...(image_url === undefined ? {} : { image_url }),
      properties: { custom_data: {}, ...(isObject(properties) ? properties : {}) },
      channels: channels ?? {},
    };
    call.alter?.(wire);
    refuseTakenName(directory, wire);
    directory.put(id, wire);
    return { status: 201, body: withUserLinks(call.origin, wire), change: { id, after: wire } };
  }

  function read(call: Call): Answer {
    const directory = directoryOf(authenticate(applications, call));
    const key = call.params.id ?? "";
    const truth = directory.get(key) ?? directory.named(key);
    const wire = shadows.one(truth?.id ?? key, truth);
    if (!wire) throw notFound();
    return { status: 200, body: withUserLinks(call.origin, wire) };
  }

  function update(call: Call): Answer {
    const directory = directoryOf(authenticate(applications, call));
    const before = find(directory, call);
    const wire: Wire = { ...before, ...checkUserChange(readBody(call)), id: before.id };
    for (const field of ["properties", "channels"]) wire[field] ??= {};
    for (const field of ["display_name", "image_url"]) if (wire[field] === null) delete wire[field];
    call.alter?.(wire);
    refuseTakenName(directory, wire);
    directory.put(before.id, wire);
    return {
      status: 200,
      body: withUserLinks(call.origin, wire),
      change: { id: before.id, before, after: wire },
    };
  }

  function remove(call: Call): Answer {
    const directory = directoryOf(authenticate(applications, call));
    const before = find(directory, call);
    directory.remove(before.id);
    return { status: 204, change: { id: before.id, before } };
  }

  function directoryOf({ id }: Application): UserDirectory {
    return users.of(id);
  }

  function find(directory: UserDirectory, call: Call): Wire {
    const found = directory.get(call.params.id ?? "");
    if (!found) throw notFound();
    return found;
  }
}

/** A user as GET shows it. */
export const withUserLinks = (origin: string, user: Wire): JsonObject => ({
  ...user,
  _links: selfLink(origin, user),
});

const selfLink = (origin: string, user: Wire): JsonObject => ({
  self: { href: `${origin}/v1/users/${user.id}` },
});

function refuseTakenName(directory: UserDirectory, wire: Wire): void {
  const holder = directory.named(nameOf(wire));
  if (!holder || holder.id === wire.id) return;
  throw new Refusal(
    userProblem(400, {
      code: "user:error:duplicate-name",
      detail:
        "The request failed because the user name already exists. Please provide a unique user name and try again.",
    }),
  );
}

const notFound = (): Refusal =>
  new Refusal(
    userProblem(404, { code: "user:error:not-found", detail: "User does not exist, or you do not have access." }),
  );

function readBody(call: Call): Json {
  const contentType = call.headers["content-type"];
  if (!isJson(contentType)) {
    const given = contentType ?? "application/octet-stream";
    const reason = `content-type "${given}" is not supported. Supported versions are [application/json]`;
    throw new Refusal(
      userProblem(400, { detail: "Invalid Content-Type.", invalid: [{ name: "content-type", reason }] }),
    );
  }
  try {
    return parseJson(call.body);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Refusal(
      userProblem(400, { detail: "Invalid request body.", invalid: [{ name: "body", reason: error.message }] }),
    );
  }
}

/** The start or the end of a page: before or after this name. A name works even when its user is deleted. */
interface Position {
  name: string;
  side: "after" | "before";
}

interface Page {
  users: Wire[];
  next?: string;
  previous?: string;
}

function cut(sorted: Wire[], query: UserQuery, descending: boolean): Page {
  const size = query.page_size ?? 10;
  const position = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const follows = (user: Wire, name: string) => {
    const order = compareNames(nameOf(user), name);
    return descending ? order < 0 : order > 0;
  };
  let start = 0;
  if (position?.side === "after") {
    const found = sorted.findIndex((user) => follows(user, position.name));
    start = found < 0 ? sorted.length : found;
  } else if (position) {
    const end = sorted.findIndex((user) => nameOf(user) === position.name || follows(user, position.name));
    start = Math.max(0, (end < 0 ? sorted.length : end) - size);
  }
  const page = sorted.slice(start, start + size);
  const [first, last] = [page[0], page.at(-1)];
  return {
    users: page,
    ...(last && start + size < sorted.length ? { next: writeCursor({ name: nameOf(last), side: "after" }) } : {}),
    ...(first && start > 0 ? { previous: writeCursor({ name: nameOf(first), side: "before" }) } : {}),
  };
}

const writeCursor = ({ name, side }: Position): string => Buffer.from(JSON.stringify([side, name])).toString("base64");

function readCursor(cursor: string): Position {
  try {
    const [side, name] = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as unknown[];
    if ((side === "after" || side === "before") && typeof name === "string") return { side, name };
  } catch {
    // Not valid: refused below, like every other cursor that the emulator has not made.
  }
  throw new Refusal(userProblem(400, { invalid: [{ name: "cursor", reason: '"cursor" is not valid' }] }));
}

/** Links repeat the parameters of the request and add none. */
function search(query: UserQuery, cursor: string | undefined): string {
  const parameters = [
    ["order", query.order],
    ["page_size", query.page_size],
    ["name", query.name],
    ["cursor", cursor],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return parameters.length === 0 ? "" : `?${parameters.join("&")}`;
}
