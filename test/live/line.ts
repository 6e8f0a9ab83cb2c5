// A phone number of the account, read and put back without any code of the provider.
import type { Account, Json } from "./service";

/** What an update can set beside the link and the voice callback. */
const FIELDS = ["moHttpUrl", "voiceStatusCallback"];

export class Line {
  readonly country: string;
  readonly msisdn: string;

  /** @param id such as `GB/447700900000` */
  constructor(
    private readonly account: Account & { readonly restUrl: string },
    id: string,
  ) {
    const [, country, msisdn] = /^([A-Z]{2})\/([1-9]\d{2,14})$/.exec(id) ?? [];
    if (!country || !msisdn) throw new Error("VONAGE_LIVE_NUMBER must be a country and digits: GB/447700900000");
    this.country = country;
    this.msisdn = msisdn;
  }

  /** The number as the account's list shows it. */
  async read(): Promise<Json> {
    const { country, msisdn } = this;
    const query = new URLSearchParams({ country, pattern: msisdn, search_pattern: "0", size: "100" });
    const { numbers = [] } = (await this.#ask("GET", `/account/numbers?${query.toString()}`)) as { numbers?: Json[] };
    const found = numbers.find((each) => each.country === country && each.msisdn === msisdn);
    if (!found) throw new Error(`The account does not own ${country}/${msisdn}, which VONAGE_LIVE_NUMBER names`);
    return found;
  }

  /** Gives the number the settings that `read` has shown before. */
  async restore(before: Json): Promise<void> {
    const { country, msisdn } = this;
    const {
      voiceCallbackType: type,
      voiceCallbackValue: value,
      app_id: link = type === "app" ? value : undefined,
    } = before;
    const forward = type === "app" ? {} : { voiceCallbackType: type, voiceCallbackValue: value };
    const others = Object.fromEntries(FIELDS.map((name) => [name, before[name] ?? ""]));
    const form = { country, msisdn, app_id: link, ...forward, ...others };
    const given = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    await this.#ask("POST", "/number/update", new URLSearchParams(given));
  }

  async #ask(method: string, path: string, body?: URLSearchParams): Promise<unknown> {
    const { restUrl, apiKey, apiSecret } = this.account;
    // About one request a second is all that this host takes.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const headers = { authorization: `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}` };
    const response = await fetch(restUrl + path, { method, headers, body, signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`${method} ${path.split("?")[0]}: ${response.status} ${await response.text()}`);
    return await response.json();
  }
}
