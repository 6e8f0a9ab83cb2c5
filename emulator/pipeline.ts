// Handles one request step by step: journal, body, latency, budget, faults, API, data file, answer.
import { type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Budget } from "./budget";
import { type Answer, type Api, type Call, type Handler, Refusal } from "./exchange";
import { alteration, answerInstead, castShadow, disturb } from "./fault-effect";
import { askedFor, disturbPage } from "./fault-list";
import { type FaultRule } from "./fault-rule";
import { type Faults } from "./faults";
import { type Journal, type JournalEntry } from "./journal";
import { isObject, type Json, parseJson } from "./json";
import { masked } from "./mask";
import { isJson, mediaType } from "./media";
import { outgoing, type Outgoing, send } from "./outgoing";
import { type Shadows } from "./shadows";
import { isOfForeignPage, type OwnNames } from "./web-pages";

export interface PipelineOptions {
  /** Where faults keep reads in the past. */
  shadows: Shadows;
  journal: Journal;
  faults: Faults;
  budget: Budget | undefined;
  latency: number;
  /** Resolves when all changes so far are in the data file. */
  saved: () => Promise<void>;
  /** Ends all waiting when the emulator stops. */
  stopping: AbortSignal;
  /** The host names of this emulator, to tell its own pages from foreign ones. */
  names: OwnNames;
}

/** A request that the server has routed. */
export interface Incoming {
  request: IncomingMessage;
  response: ServerResponse;
  api: Api;
  handler: Handler;
  params: Record<string, string | undefined>;
}

const LARGEST_BODY = 1024 * 1024;
const READS = ["GET", "HEAD", "OPTIONS"];
const NO_BODY = Buffer.alloc(0);
const NO_QUERY = new URLSearchParams();

export function pipeline(options: PipelineOptions): (incoming: Incoming) => Promise<void> {
  const { shadows, journal, faults, budget, latency, saved, stopping, names } = options;
  const wait = async (milliseconds: number): Promise<void> => {
    if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: stopping });
  };

  return async function serve(incoming) {
    const { request, response } = incoming;
    const arrival = performance.now();
    const { path, query } = target(request);
    const entry = journal.begin(request.method ?? "", path, query === NO_QUERY ? undefined : query);
    try {
      const out = await answer(incoming, path, query, entry);
      if (out.delivery !== "reset") entry.status = out.status;
      entry.duration = Math.round((performance.now() - arrival) * 1000) / 1000;
      entry.responded = out.delivery === "whole" && response.socket?.destroyed === false;
      entry.responded = await send(out, response, wait);
    } catch (error) {
      if (!stopping.aborted && !request.destroyed) entry.error = String(error);
      response.socket?.destroy();
    } finally {
      journal.end(entry);
    }
  };

  async function answer(
    incoming: Incoming,
    path: string,
    query: URLSearchParams,
    entry: JournalEntry,
  ): Promise<Outgoing> {
    const { request, api, params } = incoming;
    const body = hasBody(request) ? await readBody(request) : NO_BODY;
    if (!body)
      return { ...outgoing(api.problem(413)), headers: { "content-type": "application/json", connection: "close" } };
    if (body.length > 0) journal.keepBody(entry, remembered(body, request.headers["content-type"], api.forms));
    if (!READS.includes(request.method ?? "") && isOfForeignPage(request.headers, names)) {
      return outgoing(api.problem(403, { detail: "Web pages of other sites cannot change anything here." }));
    }
    if (latency > 0) await wait(latency);
    const overspent = budget?.spend();
    if (overspent !== undefined) {
      return outgoing({ ...api.problem(429), headers: { "retry-after": String(overspent) } });
    }
    const received: Call = {
      method: request.method ?? "",
      path,
      params,
      query,
      headers: request.headers,
      body,
      origin: origin(request),
    };
    const hit = faults.hit(received.method, path);
    if (!hit) return outgoing(await handled(incoming, received, entry));

    const { rule } = hit;
    const call = askedFor(rule.page, received);
    entry.fault = rule.name;
    if (rule.when === "before") {
      await wait(rule.delay ?? 0);
      const instead = answerInstead(hit, call, api.problem);
      if (instead) return disturb(hit, instead);
      if (rule.reset) return disturb(hit, { status: 500 });
      if (rule.hang) return disturb(hit, { status: 200, body: {} });
      if (hasAnswer(rule)) return disturb(hit, api.problem(500));
      return outgoing(await handled(incoming, call, entry));
    }
    const alter = alteration(rule);
    if (alter) call.alter = alter;
    const handledAnswer = await handled(incoming, call, entry);
    castShadow(rule, handledAnswer, call, shadows);
    await wait(rule.delay ?? 0);
    const instead = answerInstead(hit, call, api.problem);
    if (instead || !rule.page) return disturb(hit, instead ?? handledAnswer);
    return disturb(hit, await disturbPage(rule.page, handledAnswer, call, incoming.handler));
  }

  async function handled({ api, handler }: Incoming, call: Call, entry: JournalEntry): Promise<Answer> {
    let given: Answer;
    try {
      given = await handler(call);
    } catch (error) {
      if (error instanceof Refusal) given = error.answer;
      else {
        entry.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
        given = api.problem(500);
      }
    }
    if (call.caller) Object.assign(entry, call.caller);
    if (given.change) {
      entry.committed = true;
      entry.resource = given.change.id;
      await saved();
    }
    return given;
  }
}

const hasAnswer = ({ body, text, empty, truncate, contentType, headers, slowBody }: FaultRule): boolean =>
  [body, text, empty, truncate, contentType, headers, slowBody].some((each) => each !== undefined && each !== false);

function target({ url = "/" }: IncomingMessage): { path: string; query: URLSearchParams } {
  const mark = url.indexOf("?");
  if (mark < 0) return { path: url, query: NO_QUERY };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";

/** Returns undefined if the body is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

/** The body as the journal keeps it: bytes that no mask can be laid over are only counted. */
function remembered(body: Buffer, contentType: string | undefined, forms = false): Json {
  const form = (): Json => masked(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  if (mediaType(contentType) === "application/x-www-form-urlencoded") return form();
  try {
    const value = parseJson(body);
    if (isJson(contentType) || isObject(value)) return masked(value);
  } catch {
    // Not JSON: looked at below.
  }
  if (forms) return form();
  return `(${body.length} bytes)`;
}

/** Scheme and host as the client has named them. A Host header that is not valid is ignored. */
function origin({ headers: { host }, socket }: IncomingMessage): string {
  if (host !== undefined && /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i.test(host)) return `http://${host}`;
  return `http://${socket.localAddress?.includes(":") ? `[${socket.localAddress}]` : (socket.localAddress ?? "localhost")}:${socket.localPort ?? 80}`;
}
