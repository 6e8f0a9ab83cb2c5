import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_NUMBER_SETTINGS } from "../../emulator/numbers-settings";
import { ADDRESS_COUNTRIES, STOCK_BLOCKS } from "../../emulator/numbers-stock";

const readme = readFileSync("emulator/README.md", "utf8");

describe("emulator/README.md", () => {
  test("has one line for each setting of the Numbers API, with its true default", () => {
    for (const [name, value] of Object.entries(DEFAULT_NUMBER_SETTINGS)) {
      const shown = name === "omitted" ? "see below" : `\`${JSON.stringify(value)}\``;
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\| ${shown} +\\|`, "m"));
    }
    for (const [field, value] of Object.entries(DEFAULT_NUMBER_SETTINGS.omitted)) {
      expect(readme).toMatch(new RegExp(`^\\| \`${field}\` +\\| ${value} +\\|`, "m"));
    }
  });

  test("has one line for each block of numbers that are for sale", () => {
    for (const { country, type, first, amount, cost, features } of STOCK_BLOCKS) {
      const sold = ADDRESS_COUNTRIES.includes(country) ? "no" : "yes";
      const cells = [country, type, first, String(amount), features.join(", "), cost, sold];
      expect(readme).toMatch(new RegExp(`^\\| ${cells.map((cell) => `${cell} +`).join("\\| ")}\\|$`, "m"));
    }
  });
});
