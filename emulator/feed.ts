// The events of the emulator, as server-sent events for watchers.
import { type ServerResponse } from "node:http";

/** A watcher that reads too slowly is cut off at this many waiting bytes. It connects again and gets everything anew. */
const LARGEST_BACKLOG = 8 * 1024 * 1024;

/** Keeps proxies from closing a connection on which nothing happens. */
const HEARTBEAT_MILLISECONDS = 15_000;

export type FeedEvent = "hello" | "entry" | "journal" | "state" | "faults";

export class Feed {
  readonly #watchers = new Set<ServerResponse>();
  #heartbeat: NodeJS.Timeout | undefined;

  /** Sends an event to all watchers. Calls `data` only if there is a watcher. */
  publish(event: FeedEvent, data: () => unknown = () => ({})): void {
    if (this.#watchers.size === 0) return;
    const text = message(event, data());
    for (const watcher of this.#watchers) {
      if (watcher.writableLength > LARGEST_BACKLOG) watcher.destroy();
      else watcher.write(text);
    }
  }

  /** Adds a watcher, whose first event is `hello`. */
  add(watcher: ServerResponse, hello: unknown): void {
    watcher.write(message("hello", hello));
    this.#watchers.add(watcher);
    watcher.once("close", () => this.#remove(watcher));
    this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS).unref();
  }

  #remove(watcher: ServerResponse): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #beat(): void {
    for (const watcher of this.#watchers) watcher.write(": still here\n\n");
  }
}

const message = (event: FeedEvent, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
