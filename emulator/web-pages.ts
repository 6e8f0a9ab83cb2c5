// Recognises requests that a web page has sent, and host names that a web page can make its own.
import { type IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
const WILDCARDS = ["0.0.0.0", "::"];

/**
 * The host names of an emulator that listens on `host`. A web page can make its own domain name lead to this machine, but
 * it cannot do so with a loopback name or an IP address.
 */
export class OwnNames {
  readonly #names: string[];
  readonly #everywhere: boolean;

  constructor(host: string) {
    this.#names = [...LOOPBACK, host.toLowerCase()];
    this.#everywhere = WILDCARDS.includes(host);
  }

  /** Whether a Host header names this emulator. */
  include(header: string | undefined): boolean {
    const name = hostnameOf(header);
    return name !== undefined && (this.#names.includes(name) || (this.#everywhere && isIP(name) !== 0));
  }

  toString(): string {
    const names = [...new Set(this.#names)].map((name) => (name.includes(":") ? `[${name}]` : name));
    return names.join(", ");
  }
}

/** The name in a Host header, in lower case, without the port and without the brackets of an address. */
function hostnameOf(authority: string | undefined): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([^:[\]/@\s]+))(?::\d+)?$/i.exec(authority ?? "") ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** A browser adds one of these headers to every request of a page. For an address that a person types, it says `none`. */
function isOfWebPage({ origin, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || (site !== undefined && site !== "none");
}

/** Whether a page of another site has sent the request, for example by a form. */
export function isOfForeignPage(headers: IncomingHttpHeaders, own: OwnNames): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (!isOfWebPage(headers)) return false;
  const same = origin === undefined ? site === "same-origin" : origin.toLowerCase() === `http://${host?.toLowerCase()}`;
  return !same || !own.include(host);
}
