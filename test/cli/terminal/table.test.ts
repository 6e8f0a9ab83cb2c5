import { createColors } from "picocolors";
import { describe, expect, test } from "vitest";
import { column, table } from "../../../cli/terminal/table";

describe("a table", () => {
  test("cuts long names in the middle, and shows ids whole", () => {
    const id = "00000000-0000-4000-8000-000000000001";
    const rows = [
      [`first ${"long ".repeat(60)}end`, id],
      ["short", id],
    ];
    const lines = table([column("NAME", 20), column("ID")], rows, createColors(false)).split("\n");
    expect(lines[0]).toMatch(/^NAME {18}ID$/);
    expect(lines[1]).toBe(`first long… long end  ${id}`);
    expect(lines[2]).toBe(`short${" ".repeat(17)}${id}`);
  });
});
