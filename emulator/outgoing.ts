// Sends an answer: its exact bytes, and what happens to the connection.
import { type ServerResponse } from "node:http";
import { type Answer } from "./exchange";

export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  /** Absent for an empty answer. */
  payload?: Buffer;
  delivery: "whole" | "truncated" | "slow" | "hanging" | "reset" | "stream";
  /** For a slow delivery, how long the body takes. */
  milliseconds?: number;
  stream?: (response: ServerResponse) => void;
}

export function outgoing({ status, headers, body, text, stream }: Answer): Outgoing {
  if (stream) return { status, headers: { ...headers }, delivery: "stream", stream };
  if (text !== undefined) {
    return {
      status,
      headers: { "content-type": "text/html", ...headers },
      payload: Buffer.from(text),
      delivery: "whole",
    };
  }
  if (body === undefined || status === 204 || status === 304) {
    return { status, headers: { ...headers }, delivery: "whole" };
  }
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    payload: Buffer.from(JSON.stringify(body)),
    delivery: "whole",
  };
}

const PIECES = 10;

/** Sends the answer. Returns whether the whole answer was written to the client's connection. */
export async function send(
  out: Outgoing,
  response: ServerResponse,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  const { socket } = response;
  if (!socket || socket.destroyed || out.delivery === "reset") {
    socket?.resetAndDestroy();
    return false;
  }
  if (out.stream) {
    response.writeHead(out.status, out.headers);
    out.stream(response);
    return true;
  }
  const { payload = Buffer.alloc(0) } = out;
  // Without a body, the headers would be the whole answer.
  if (out.delivery === "hanging" && payload.length === 0) return false;
  const length = out.status === 204 || out.status === 304 ? {} : { "content-length": String(payload.length) };
  response.writeHead(out.status, { ...length, ...out.headers });
  if (out.delivery === "whole") {
    response.end(payload);
    return true;
  }
  response.flushHeaders();
  if (out.delivery === "hanging") return false;
  if (out.delivery === "truncated") {
    response.write(payload.subarray(0, Math.floor(payload.length / 2)), () => socket.destroy());
    return false;
  }
  for (let piece = 0; piece < PIECES && !socket.destroyed; piece += 1) {
    await wait((out.milliseconds ?? 0) / PIECES);
    const [from, to] = [piece, piece + 1].map((each) => Math.floor((payload.length * each) / PIECES));
    response.write(payload.subarray(from, to));
  }
  response.end();
  return !socket.destroyed;
}
