import { createColors } from "picocolors";

/** How a command speaks: to a person on a terminal, or to a machine. */
export interface Terminal {
  readonly json: boolean;
  readonly paint: ReturnType<typeof createColors>;
  /** Says something to a person; nothing where a machine listens. */
  readonly say: (text: string) => void;
  /** Answers a machine; nothing where a person reads. */
  readonly answer: (value: unknown) => void;
  /** Warns, whoever listens. */
  readonly warn: (text: string) => void;
}

export function openTerminal(json: boolean, { stdout, stderr, env } = process): Terminal {
  const paint = createColors(stdout.isTTY === true && !json && !env["NO_COLOR"] && env["TERM"] !== "dumb");
  // Whoever reads may stop at any time; what is being done is done to its end.
  for (const stream of [stdout, stderr]) stream.on("error", ignoreClosed);
  return {
    json,
    paint,
    say: (text) => void (json || stdout.write(`${text}\n`)),
    answer: (value) => void (json && stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)),
    warn: (text) => void stderr.write(`${text}\n`),
  };
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
}
