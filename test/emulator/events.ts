// Reads the emulator's server-sent events over a real connection.
import { get, type OutgoingHttpHeaders } from "node:http";

export interface FeedMessage {
  event: string;
  data: Record<string, unknown>;
}

export interface Watching {
  /** All events so far. */
  readonly seen: FeedMessage[];
  /** Resolves with the first event, past or to come, that fits. */
  until(fits: (message: FeedMessage) => boolean): Promise<FeedMessage>;
  close(): void;
}

/** Resolves when the emulator has answered with its headers. */
export function watch(url: string, headers: OutgoingHttpHeaders = {}): Promise<Watching> {
  const seen: FeedMessage[] = [];
  const waiting = new Set<() => void>();
  return new Promise((resolve, reject) => {
    const request = get(`${url}/_emulator/events`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`answered ${response.statusCode}`));
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        const blocks = (text + part).split("\n\n");
        text = blocks.pop() ?? "";
        seen.push(...blocks.flatMap(read));
        for (const look of waiting) look();
      });
      response.on("error", () => undefined);
      resolve({ seen, until, close: () => void request.destroy() });
    });
    request.on("error", reject);
  });

  function until(fits: (message: FeedMessage) => boolean): Promise<FeedMessage> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = seen.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }
}

function read(block: string): FeedMessage[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const [event, data] = [field("event"), field("data")];
  if (event === undefined || data === undefined) return [];
  return [{ event, data: JSON.parse(data) as Record<string, unknown> }];
}
