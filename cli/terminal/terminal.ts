// The output of a command.
import { createColors } from "picocolors";

/** The output of a command: for a person on a terminal, or for a machine. */
export interface Terminal {
  readonly json: boolean;
  readonly paint: ReturnType<typeof createColors>;
  /** Prints a text for a person. Prints nothing for a machine. */
  readonly say: (text: string) => void;
  /** Prints the answer for a machine. Prints nothing for a person. */
  readonly answer: (value: unknown) => void;
  /** Prints a warning in both cases. */
  readonly warn: (text: string) => void;
}

export function openTerminal(json: boolean, { stdout, stderr, env } = process): Terminal {
  const paint = createColors(stdout.isTTY === true && !json && !env["NO_COLOR"] && env["TERM"] !== "dumb");
  // A reader may stop at any time. The command continues to its end.
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
