// A minimal client: sends any request over a real connection, and returns the answer.
import { randomUUID, sign } from "node:crypto";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { type Emulator, type JsonObject } from "vonage-emulator";
import { takeKeyPair } from "../key-pairs";

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body, or an empty object. */
  body: JsonObject;
}

export interface Sending {
  headers?: OutgoingHttpHeaders;
  /** Sent as JSON, with its Content-Type. */
  json?: unknown;
  /** A body that is sent unchanged. */
  raw?: string | Buffer;
  timeout?: number;
}

export function send(url: string, method: string, path: string, sending: Sending = {}): Promise<Reply> {
  const { json, raw, timeout = 20_000 } = sending;
  const payload = json === undefined ? raw : JSON.stringify(json);
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      hostname,
      port,
      method,
      path,
      agent: false,
      timeout,
      headers: {
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(payload === undefined ? {} : { "content-length": Buffer.byteLength(payload) }),
        ...sending.headers,
      },
    });
    outgoing.on("error", reject);
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) });
      });
    });
    outgoing.end(payload);
  });
}

function parsed(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}

export const basic = (apiKey: string, apiSecret: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`,
});

/** Sends with the credentials of the emulator's first account. */
export const asAccount =
  (emulator: Emulator) =>
  (method: string, path: string, sending: Sending = {}): Promise<Reply> =>
    send(emulator.url, method, path, {
      ...sending,
      headers: { ...basic(emulator.apiKey, emulator.apiSecret), ...sending.headers },
    });

/** Sends with a token of this application. */
export const asApplication =
  (emulator: Emulator, applicationId: string, privateKey: string) =>
  (method: string, path: string, sending: Sending = {}): Promise<Reply> =>
    send(emulator.url, method, path, {
      ...sending,
      headers: { ...bearer(privateKey, claimsFor(applicationId)), ...sending.headers },
    });

export function claimsFor(applicationId: string): JsonObject {
  const now = Math.floor(Date.now() / 1000);
  return { application_id: applicationId, iat: now, exp: now + 900, jti: randomUUID() };
}

export const bearer = (privateKey: string, claims: JsonObject, header: JsonObject = {}): { authorization: string } => ({
  authorization: `Bearer ${token(privateKey, claims, header)}`,
});

export function token(privateKey: string, claims: JsonObject, header: JsonObject = {}): string {
  const parts = [{ typ: "JWT", alg: "RS256", ...header }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signature = sign("RSA-SHA256", Buffer.from(parts.join(".")), privateKey).toString("base64url");
  return [...parts, signature].join(".");
}

/** The key pair of the application in most tests. */
export const ownKeys = takeKeyPair();

/** A new application and its private key. By default it has a prepared pair; with `{}` the emulator generates one. */
export async function createApplication(
  emulator: Emulator,
  wanted: JsonObject = {},
): Promise<{ id: string; publicKey: string; privateKey: string; body: JsonObject }> {
  const json = { name: "shop", keys: { public_key: ownKeys.publicKey }, ...wanted };
  const { body } = await asAccount(emulator)("POST", "/v2/applications", { json });
  const keys = body.keys as { public_key: string; private_key?: string };
  return {
    id: body.id as string,
    publicKey: keys.public_key,
    privateKey: keys.private_key ?? ownKeys.privateKey,
    body,
  };
}

/** Writes bytes to the socket, more of them after the first answer, and returns what comes back before it closes. */
export function sendBytes(url: string, bytes: string | Buffer, more?: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    if (more !== undefined) socket.once("data", () => socket.write(more));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
    socket.write(bytes);
  });
}
