/** Which requests a web page may have sent, and which names of this machine it cannot have forged. */
import { type IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
const WILDCARDS = ["0.0.0.0", "::"];

/**
 * The names by which clients may call an emulator that listens on `host`. A web page can make its own domain name lead to
 * this machine, but neither a loopback name nor an address.
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

/** The name in an authority, in lower case, without its port and the brackets of an address. */
function hostnameOf(authority: string | undefined): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([^:[\]/@\s]+))(?::\d+)?$/i.exec(authority ?? "") ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** Browsers put one of these into what a page sends; what someone types into the address bar is `none`. */
export function isOfWebPage({ origin, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || (site !== undefined && site !== "none");
}

/** Whether a page of another site has sent this, such as a form that posts to this machine. */
export function isOfForeignPage(headers: IncomingHttpHeaders, own: OwnNames): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (!isOfWebPage(headers)) return false;
  const same = origin === undefined ? site === "same-origin" : origin.toLowerCase() === `http://${host?.toLowerCase()}`;
  return !same || !own.include(host);
}
