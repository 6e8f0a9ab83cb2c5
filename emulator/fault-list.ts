// The effect of a fault on the pages of a list, the same for every API.
import { type Answer, type Call, type Handler } from "./exchange";
import { isObject, type Json } from "./json";

/** `empty`: no items. `first`: always the first page. `overlapping`: begins with the last item of the page before. */
export type PageFault = "empty" | "first" | "overlapping";

/** The parameters by which the APIs number their pages. */
const NUMBERS = ["page", "page_index", "index"];
const CURSOR = "cursor";

/** Returns the request that the API gets. */
export function askedFor(fault: PageFault | undefined, call: Call): Call {
  return fault === "first" ? withQuery(call, [...NUMBERS, CURSOR], undefined) : call;
}

/** Changes the page in an answer. An answer that is not a list stays as it is. */
export async function disturbPage(fault: PageFault, answer: Answer, call: Call, handler: Handler): Promise<Answer> {
  if (fault === "first" || !itemsOf(answer.body)) return answer;
  const body = structuredClone(answer.body);
  const items = itemsOf(body) ?? [];
  if (fault === "empty") items.length = 0;
  else {
    const before = callForPageBefore(call, answer);
    const last = before && itemsOf((await handler(before)).body)?.at(-1);
    if (last !== undefined) items.unshift(structuredClone(last));
  }
  return { ...answer, ...(body === undefined ? {} : { body }) };
}

function callForPageBefore(call: Call, { body }: Answer): Call | undefined {
  const cursor = isObject(body) ? cursorOf(body._links) : undefined;
  if (cursor !== undefined) return withQuery(call, [CURSOR], cursor);
  const number = NUMBERS.find((name) => Number(call.query.get(name)) > 1);
  if (number === undefined) return undefined;
  return withQuery(call, [number], String(Number(call.query.get(number)) - 1));
}

function cursorOf(links: Json | undefined): string | undefined {
  const previous = isObject(links) && isObject(links.prev) ? links.prev.href : undefined;
  const query = typeof previous === "string" ? previous.split("?")[1] : undefined;
  return new URLSearchParams(query).get(CURSOR) ?? undefined;
}

function withQuery(call: Call, names: string[], value: string | undefined): Call {
  const query = new URLSearchParams(call.query);
  for (const name of names) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  return { ...call, query };
}

/** The items of a list: the only array under `_embedded`, or at the top of the body. */
function itemsOf(body: Json | undefined): Json[] | undefined {
  if (!isObject(body)) return undefined;
  const holder = isObject(body._embedded) ? body._embedded : body;
  const arrays = Object.values(holder).filter((value) => Array.isArray(value));
  return arrays.length === 1 ? arrays[0] : undefined;
}
