// Requests that go to the real service and to the emulator, to compare their answers.
import { PREFIX, type Answer, type Json, type Service } from "./service";

/** The answers of one service, by request. */
export async function probe(service: Service): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  const note = async (name: string, asked: Promise<Answer>) => (answers[name] = await asked);
  const path = (answer: Answer) => `/v2/applications/${(answer.body as { id: string }).id}`;
  const webhook = (more: Json = {}) => ({ address: "https://example.com/hook", ...more });

  const least = await note(
    "POST an application with a name alone",
    service.ask("POST", "/v2/applications", { name: `${PREFIX}least` }),
  );
  const { id, keys } = least.body as { id: string; keys: { private_key: string; public_key: string } };
  await note("GET it", service.ask("GET", path(least)));
  await note("PUT it with a name alone", service.ask("PUT", path(least), { name: `${PREFIX}least` }));
  await note(
    "PUT it with its id and another field at the top",
    service.ask("PUT", path(least), { id, name: `${PREFIX}least`, other: 1 }),
  );

  const capabilities = {
    voice: { webhooks: { answer_url: webhook(), event_url: webhook() } },
    messages: { webhooks: { inbound_url: webhook(), status_url: webhook() } },
    rtc: { webhooks: { event_url: webhook() } },
    verify: { webhooks: { status_url: webhook() } },
    vbc: {},
  };
  const whole = await note(
    "POST an application with capabilities",
    service.ask("POST", "/v2/applications", {
      name: `${PREFIX}whole`,
      keys: { public_key: keys.public_key },
      capabilities,
      privacy: { improve_ai: true },
    }),
  );
  await note("PUT it without privacy", service.ask("PUT", path(whole), { name: `${PREFIX}whole`, capabilities }));
  await note("PUT it without capabilities", service.ask("PUT", path(whole), { name: `${PREFIX}whole` }));
  await note("GET a page of one", service.ask("GET", "/v2/applications?page_size=1&page=1"));
  await note("GET a page of none", service.ask("GET", "/v2/applications?page_size=0"));

  const voice = (answer_url: Json) => ({ name: `${PREFIX}bad`, capabilities: { voice: { webhooks: { answer_url } } } });
  await note(
    "POST a webhook with another method",
    service.ask("POST", "/v2/applications", voice(webhook({ http_method: "PATCH" }))),
  );
  await note(
    "POST a webhook with a field nobody knows",
    service.ask("POST", "/v2/applications", voice(webhook({ connection_timeout: 500 }))),
  );
  await note(
    "POST a timeout out of range",
    service.ask("POST", "/v2/applications", voice(webhook({ connect_timeout: 5 }))),
  );
  await note(
    "POST a capability nobody knows",
    service.ask("POST", "/v2/applications", { name: `${PREFIX}odd`, capabilities: { someday: {} } }),
  );
  await note("POST without a name", service.ask("POST", "/v2/applications", {}));
  await note("GET what is not there", service.ask("GET", "/v2/applications/00000000-0000-4000-8000-000000000000"));

  const users = (method: string, where = "", body?: unknown) =>
    service.askAs(id, keys.private_key, method, `/v1/users${where}`, body);
  const made = await note("POST a user with a name alone", users("POST", "", { name: `${PREFIX}user` }));
  const userId = `/${(made.body as { id: string }).id}`;
  await note("POST it again", users("POST", "", { name: `${PREFIX}user` }));
  await note(
    "PATCH a display name and properties",
    users("PATCH", userId, { display_name: "A", properties: { custom_data: { a: 1, b: 2 }, ttl: 60 } }),
  );
  await note("PATCH other properties", users("PATCH", userId, { properties: { custom_data: { b: 3 } } }));
  await note("PATCH the display name to null", users("PATCH", userId, { display_name: null }));
  await note(
    "PATCH channels",
    users("PATCH", userId, {
      channels: {
        pstn: [{ number: 447700900000 }],
        sip: [{ uri: "sip:a@example.com", username: "a", password: "made-up" }],
      },
    }),
  );
  await note("PATCH other channels", users("PATCH", userId, { channels: { sms: [{ number: "447700900000" }] } }));
  await note("PATCH a field nobody knows", users("PATCH", userId, { someday: 1 }));
  await note("GET it by its name", users("GET", `/${PREFIX}user`));
  await note("GET a list by a name that nobody has", users("GET", `?name=${PREFIX}nobody`));
  await note("GET a list", users("GET", "?page_size=1"));
  await note("DELETE a user", users("DELETE", userId));
  await note("DELETE a user again", users("DELETE", userId));

  await note("DELETE an application", service.ask("DELETE", path(least)));
  await note("DELETE an application again", service.ask("DELETE", path(least)));
  await note("GET the users of an application that is gone", users("GET"));
  return answers;
}

/** The differences between two services: status, kind of body, and fields that are missing or have another value. */
export function differences(emulator: Record<string, Answer>, real: Record<string, Answer>): string[] {
  return Object.entries(real).flatMap(([name, answer]) => {
    const [ours, theirs] = [flat(emulator[name]), flat(answer)];
    const places = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
    return places
      .filter((place) => ours[place] !== theirs[place])
      .map(
        (place) =>
          `${name}: ${place}: the emulator says ${ours[place] ?? "nothing"}, the service ${theirs[place] ?? "nothing"}`,
      );
  });
}

/** Every value by its place. Values that differ at each run, such as ids, are made equal. */
function flat(value: unknown, place = "", found: Record<string, string> = {}): Record<string, string> {
  if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) flat(item, place ? `${place}.${key}` : key, found);
    if (Object.keys(value).length === 0) found[place] = Array.isArray(value) ? "[]" : "{}";
  } else found[place] = /(total_items|total_pages|instance|cursor)$/.test(place) ? typeof value : steady(String(value));
  return found;
}

function steady(text: string): string {
  return text
    .replace(/-----BEGIN ([A-Z ]+)-----[\s\S]*/, "a $1")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/cursor=[^&]+/g, "cursor=…")
    .replace(/page=\d+/g, "page=…")
    .replace(/https?:\/\/[^/]*(vonage|nexmo|127\.0\.0\.1|localhost)[^/]*/g, "{host}");
}
