// Shows the progress of long work.
import { SingleBar } from "cli-progress";

/** Shows the progress of long work, only on the standard error of a terminal. */
export class Progress {
  readonly #bar?: SingleBar;

  constructor(title: string, total: number) {
    if (!process.stderr.isTTY || total < 2) return;
    this.#bar = new SingleBar({
      format: `${title} [{bar}] {value}/{total}`,
      stream: process.stderr,
      clearOnComplete: true,
    });
    this.#bar.start(total, 0);
  }

  step(): void {
    this.#bar?.increment();
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** Processes the items one after the other, and shows the number of finished ones. */
export async function eachInTurn<T>(
  title: string,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const progress = new Progress(title, items.length);
  try {
    for (const item of items) {
      await work(item);
      progress.step();
    }
  } finally {
    progress.stop();
  }
}

/** Processes all items at once, and shows the number of finished ones. */
export async function eachWithProgress<T, R>(
  title: string,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const progress = new Progress(title, items.length);
  try {
    return await Promise.all(items.map((item) => work(item).finally(() => progress.step())));
  } finally {
    progress.stop();
  }
}
