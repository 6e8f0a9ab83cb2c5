// The scene of the pictures: a small account, and a deployment that has just run against it.
const PORT = 4010;
const shop = "78d335fa-323d-0114-9c3d-d6f0d48968cf";
const webhook = (path, method = "POST") => ({ address: `https://shop.example/${path}`, http_method: method });

const seed = {
  applications: [
    {
      id: shop,
      name: "shop-hotline",
      capabilities: {
        voice: {
          region: "eu-west",
          signed_callbacks: true,
          conversations_ttl: 48,
          webhooks: { answer_url: webhook("answer", "GET"), event_url: webhook("events") },
        },
        rtc: { webhooks: { event_url: webhook("rtc") }, signed_callbacks: true },
      },
      privacy: { improve_ai: false },
      keys: { public_key: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEF…\n-----END PUBLIC KEY-----\n" },
    },
    {
      id: "a6b0f5c2-90de-4c11-8a57-1f7f2a4d9e03",
      name: "order-updates",
      capabilities: {
        messages: { version: "v1", webhooks: { inbound_url: webhook("in"), status_url: webhook("status") } },
      },
      privacy: { improve_ai: false },
    },
    {
      id: "c1d9e8b4-6f02-4a39-b7c5-52f6f0a1e7aa",
      name: "login-codes",
      capabilities: { verify: { version: "v2", webhooks: { status_url: webhook("verify") } } },
      privacy: { improve_ai: false },
    },
  ],
  users: {
    [shop]: [
      {
        id: "USR-0b1f4d5e-7a3c-4f60-9a0e-3c1d2e4f5a6b",
        name: "anna",
        display_name: "Anna, front desk",
        properties: { custom_data: { shift: "early" } },
        channels: { pstn: [{ number: 447700900123 }], sip: [{ uri: "sip:anna@pbx.example", password: "hidden" }] },
      },
      {
        id: "USR-5c6d7e8f-1a2b-4c3d-8e9f-0a1b2c3d4e5f",
        name: "ben",
        properties: { custom_data: {} },
        channels: { websocket: [{ uri: "wss://shop.example/ben" }] },
      },
    ],
  },
  numbers: [
    { country: "GB", msisdn: "447700900000", app_id: shop },
    { country: "DE", msisdn: "4915200000001" },
  ],
};

/** Requests like those of a deployment. One of them meets a fault. */
async function play({ url, apiKey, apiSecret, faults }) {
  const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
  const send = (method, path, body) =>
    fetch(url + path, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).then(
      (response) => response.json().catch(() => ({})),
      () => ({}),
    );
  await send("GET", "/v2/applications?page_size=100");
  const { id } = await send("POST", "/v2/applications", { name: "survey", capabilities: { voice: { webhooks: {} } } });
  await send("GET", `/v2/applications/${id}`);
  await send("PUT", `/v2/applications/${shop}`, { ...seed.applications[0], name: "shop-hotline" });
  await send("POST", "/v2/applications", { name: "", capabilities: {} });
  faults.add({ name: "lost-answers", method: "POST", when: "after", reset: true, count: "forever" });
  await send("POST", "/v2/applications", { name: "returns", capabilities: { vbc: {} } });
  await send("GET", "/v2/applications?page_size=100");
  await send("DELETE", `/v2/applications/${id}`);
}

export const scene = { options: { port: PORT, seed }, play };
