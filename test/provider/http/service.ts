// A service for tests of the HTTP client.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished, vi } from "vitest";
import { VonageClient } from "../../../provider/http/client";
import { resolveConfig } from "../../../provider/http/config";

export const SECRET = "s3cret-of-the-account";

/** A service on this machine with given answers, until the test ends. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The client of that service, with the settings of a test. */
export function clientOf(
  baseUrl: string,
  more: Record<string, string> = {},
  notices: string[] = [],
  operationTimeout?: number,
): VonageClient {
  const settings: Record<string, string> = {
    apiKey: "k",
    apiSecret: SECRET,
    baseUrl,
    requestTimeout: "30",
    maxRetries: "3",
    numbersRequestsPerSecond: "100",
    ...more,
  };
  const config = resolveConfig((key) => settings[key], {});
  return new VonageClient(config, (text) => notices.push(text), operationTimeout);
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** The error of the work. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  return await work.then(
    () => new Error("it did not fail"),
    (error: unknown) => error as Error,
  );
}

/** Runs the work without its waits. The clock shows the time that they would have taken. */
export async function quickly<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  const passing = setInterval(() => vi.advanceTimersToNextTimer(), 1);
  try {
    return await work();
  } finally {
    clearInterval(passing);
    vi.useRealTimers();
  }
}
