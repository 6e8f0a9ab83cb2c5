import Table from "cli-table3";
import { visibly } from "../program/literal";

/** Rows under a head, in columns, without lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const sides = ["top", "bottom", "left", "right", "mid"] as const;
  const corners = ["top-mid", "top-left", "top-right", "bottom-mid", "bottom-left", "bottom-right"] as const;
  const inner = ["left-mid", "mid-mid", "right-mid"] as const;
  const none = Object.fromEntries([...sides, ...corners, ...inner].map((part) => [part, ""]));
  const drawn = new Table({
    head: [...head],
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    chars: { ...none, middle: "" },
  });
  drawn.push(...rows.map((cells) => cells.map(visibly)));
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
