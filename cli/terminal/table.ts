// Prints tables.
import Table from "cli-table3";
import { visibly } from "../program/literal";
import type { Terminal } from "./terminal";

/** A column of a table. */
export interface Column {
  readonly head: string;
  /** The largest number of characters in a cell. Longer texts are cut in the middle. Without it, cells are complete. */
  readonly widest: number;
}

export function column(head: string, widest = Infinity): Column {
  return { head, widest };
}

/** A table with headings and columns, without lines. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { bold }: Pick<Terminal["paint"], "bold">,
): string {
  const sides = ["top", "bottom", "left", "right", "mid"] as const;
  const corners = ["top-mid", "top-left", "top-right", "bottom-mid", "bottom-left", "bottom-right"] as const;
  const inner = ["left-mid", "mid-mid", "right-mid"] as const;
  const none = Object.fromEntries([...sides, ...corners, ...inner].map((part) => [part, ""]));
  const drawn = new Table({
    head: columns.map(({ head }) => bold(head)),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    chars: { ...none, middle: "" },
  });
  drawn.push(...rows.map((cells) => cells.map((cell, index) => cut(visibly(cell), columns[index]?.widest))));
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A text without its middle if it is too long, because names often differ at their ends. */
export function cut(text: string, widest = Infinity): string {
  const signs = [...text];
  if (signs.length <= widest) return text;
  const tail = Math.floor((widest - 1) / 2);
  return `${signs.slice(0, widest - 1 - tail).join("")}…${signs.slice(-tail).join("")}`;
}
