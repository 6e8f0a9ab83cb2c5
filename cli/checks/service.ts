// doctor's checks of the service: credentials and clock.
import type { VonageClient } from "../../provider/http/client";
import { VonageApiError, VonageConnectionError } from "../../provider/http/errors";
import { reasonOf } from "../failure";
import { ill, well, type Health } from "./health";

/** The difference between the clocks at which the service may refuse tokens, in seconds. */
const WORRYING = 30;

/** Checks whether both hosts of the service accept the credentials, and whether its clock and ours agree. */
export async function service(client: VonageClient): Promise<Health[]> {
  const accepted = await client
    .request("GET", "/v2/applications", { query: { page_size: 1, page: 1 } })
    .then(() => well("credentials", "accepted by the service"))
    .catch((error: unknown) => ill("credentials", reasonOf(error), remedyFor(error)));
  // Before a request to the other host, which has its own clock.
  const time = clock(client.clockLead);
  return [accepted, ...(accepted.ok ? [await numbers(client)] : []), time];
}

/** Checks whether the Numbers API can be used. It has its own host. */
async function numbers(client: VonageClient): Promise<Health> {
  const check = "Numbers API";
  try {
    await client.rest.request("GET", "/account/numbers", { query: { size: 1, index: 1 } });
    return well(check, "accepts the credentials");
  } catch (error) {
    const remedy =
      error instanceof VonageConnectionError
        ? "Check whether this machine reaches that host: vonage:restUrl, HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS."
        : "Check vonage:restUrl, and whether the account may use phone numbers.";
    return ill(check, reasonOf(error), `${remedy} Only phone numbers need it.`);
  }
}

function remedyFor(error: unknown): string {
  if (error instanceof VonageConnectionError)
    return "Check whether this machine reaches that host: vonage:baseUrl, HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS.";
  if (error instanceof VonageApiError && ![401, 403].includes(error.status))
    return "Check vonage:baseUrl, and try again later: the credentials were not refused.";
  return "Take the API key and secret from https://dashboard.nexmo.com/settings.";
}

function clock(lead: number | undefined): Health {
  const check = "clock";
  if (lead === undefined)
    return ill(check, "cannot be checked: the service sent no Date header", "Correct the problems above first.");
  const seconds = Math.round(Math.abs(lead) / 1000);
  const found = `${seconds} s ${lead < 0 ? "behind" : "ahead of"} the service`;
  if (seconds <= WORRYING) return well(check, seconds <= 1 ? "agrees with the service" : found);
  return ill(check, `${found}: tokens for users may be refused`, "Set this machine's clock, for example by NTP.");
}
