import { describe, expect, test } from "vitest";
import { canonicalInputs } from "../../../provider/lifecycle/canonical";
import { schemaOf } from "../../../provider/schema";
import { UNKNOWN } from "../../../provider/schema/unknown";
import { takeKeyPair } from "../../key-pairs";

const [application, user] = [schemaOf("ApplicationInputs"), schemaOf("UserInputs")];

describe("inputs in their canonical form", () => {
  test("treat null as absent only for named properties", () => {
    const inputs = { name: "a", privacy: null, gone: undefined, odd: { kept: null }, keyTriggers: [null, 1] };
    const canonical = canonicalInputs(inputs, application) as object;
    expect(Object.keys(canonical)).toEqual(["name", "odd", "keyTriggers"]);
    expect(canonical).toEqual({ name: "a", odd: { kept: null }, keyTriggers: [null, 1] });
  });

  test("keep unknown values and other types", () => {
    expect(canonicalInputs({ publicKey: UNKNOWN, name: 7, capabilities: "x" }, application)).toEqual({
      publicKey: UNKNOWN,
      name: 7,
      capabilities: "x",
    });
  });

  test("have keys in one spelling, and keep null in free-form maps", () => {
    const { publicKey } = takeKeyPair();
    const spelled = publicKey.replaceAll("\n", "\r\n");
    expect(canonicalInputs({ publicKey: spelled, name: spelled }, application)).toEqual({ publicKey, name: spelled });
    const properties = { customData: { tier: null } };
    expect(canonicalInputs({ properties }, user)).toEqual({ properties });
  });

  test("are canonical inside lists, too", () => {
    const channels = { sip: [{ uri: "sip:a", password: null }], vbc: null };
    expect(canonicalInputs({ channels }, user)).toEqual({
      channels: { sip: [{ uri: "sip:a" }] },
    });
  });
});
