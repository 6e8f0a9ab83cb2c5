import { describe, expect, it } from "vitest";
import { declaredIn, without, wordsIn } from "../../../cli/program/module-file.js";
import type { Planned } from "../../../cli/program/plan.js";
import { EMPTY_MODULE, HEADLINE, moduleWith } from "../../../cli/program/program.js";
import { Setting } from "../../../cli/program/settings.js";

const options = { protect: false };

function planned(type: Planned["type"], identifier: string, settings: Planned["settings"] = {}): Planned {
  return {
    type,
    id: `id-${identifier}`,
    title: identifier,
    logicalName: identifier,
    identifier,
    inputs: {},
    state: {},
    settings,
  };
}

describe("a module that declares what was adopted", () => {
  const shop = planned("Application", "shop", { name: "Shop" });
  const alice = planned("User", "alice", { applicationId: "x", privateKey: new Setting("shopPrivateKey") });

  it("begins with nothing", () => {
    expect(moduleWith("", [], options)).toBe(EMPTY_MODULE);
    expect(moduleWith(EMPTY_MODULE, [shop], options)).toBe(`${HEADLINE}
import { VonageApplication } from "pulumi-vonage";

// application id-shop
export const shop = new VonageApplication("shop", { name: "Shop" });
`);
  });

  it("grows at its end, and imports what it needs and no more", () => {
    const first = moduleWith("", [shop], options);
    expect(moduleWith(first, [alice], options)).toBe(`${HEADLINE}
import * as pulumi from "@pulumi/pulumi";
import { VonageUser } from "pulumi-vonage";
import { VonageApplication } from "pulumi-vonage";

// application id-shop
export const shop = new VonageApplication("shop", { name: "Shop" });

const config = new pulumi.Config();

// user id-alice
export const alice = new VonageUser("alice", {
  applicationId: "x",
  privateKey: config.requireSecret("shopPrivateKey"),
});
`);
    const whole = moduleWith(first, [alice], options);
    const bob = { ...alice, identifier: "bob", logicalName: "bob", id: "id-bob" };
    expect(moduleWith(whole, [bob], options)).toBe(`${whole}
// user id-bob
export const bob = new VonageUser("bob", {
  applicationId: "x",
  privateKey: config.requireSecret("shopPrivateKey"),
});
`);
  });

  it("is known again after the user and a formatter have been at it", () => {
    const text = `${HEADLINE}
import { VonageApplication } from 'pulumi-vonage';

const own = (x: number) => (x);

// application id-shop
export const shop = new VonageApplication(
  "shop",
  { name: "Shop); // application id-fake" },
  { protect: true },
);
foo(shop);

/** A user's own words. */
// application id-renamed
export const other = new VonageApplication("other-name");
`;
    expect(declaredIn(text)).toEqual([
      { id: "id-shop", identifier: "shop", logicalName: "shop" },
      { id: "id-renamed", identifier: "other", logicalName: "other-name" },
    ]);
    const rest = without(text, new Set(["id-shop", "id-unknown"]));
    expect(rest).not.toContain('"shop"');
    expect(rest).toContain("foo(shop);");
    expect(rest).toContain('"other-name"');
    expect(without(text, new Set())).toBe(text);
  });

  it("tells the words that could be names in it", () => {
    const text = `${HEADLINE}\n  // not these\nconst größe = $a_1['x'] + "nor \\" these";\n`;
    expect([...wordsIn(text)]).toEqual(["const", "größe", "$a_1", "x"]);
  });
});
