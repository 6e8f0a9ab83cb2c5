import { SingleBar } from "cli-progress";

/** Shows how far long work has come, on the standard error of a terminal and nowhere else. */
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

/** Works on one item after the other, and shows how many are done. */
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

/** Works on every item at once, and shows how many are done. */
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
