// The emulator's own API, and its events.

/** Sends a request. Resolves with the JSON of the answer, and rejects with the emulator's error message. */
export async function ask(method, path, body) {
  const response = await fetch(`/_emulator${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const value = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(value?.detail ?? `The emulator answered ${response.status}.`);
  return value;
}

/** Listens to the emulator for as long as the page is open. The browser connects again by itself. */
export function listen(handlers, onConnection) {
  const source = new EventSource("/_emulator/events");
  source.onopen = () => onConnection(true);
  source.onerror = () => onConnection(false);
  for (const [event, handler] of Object.entries(handlers)) {
    source.addEventListener(event, ({ data }) => handler(JSON.parse(data)));
  }
}

/** Calls `work` soon, and at most once in this many milliseconds, however often it is asked for. */
export function atMostEvery(milliseconds, work) {
  let last = -Infinity;
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(
      () => {
        waiting = false;
        last = performance.now();
        void work();
      },
      Math.max(0, last + milliseconds - performance.now()),
    );
  };
}
