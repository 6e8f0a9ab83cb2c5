import Table from "cli-table3";

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
  drawn.push(...rows.map((cells) => cells.map(printable)));
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A text of the service's, without what would move the cursor or begin a new line. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, (sign) =>
    JSON.stringify(sign)
      .slice(1, -1)
      .replace(/^\P{ASCII}$/u, "?"),
  );
}
