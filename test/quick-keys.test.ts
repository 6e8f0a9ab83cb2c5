import { constants, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { makeKeyPair } from "../provider/resources/key-pair";
import { preparedKeys } from "./key-pairs";
import "./quick-keys";

test("key pairs that are made quickly are valid, in the form that the provider asks for, and differ", async () => {
  const pairs = await Promise.all(Array.from({ length: 300 }, makeKeyPair));
  const all = [...preparedKeys(), ...pairs.map(({ privateKey }) => privateKey)];
  expect(new Set(all).size).toBe(all.length);
  for (const { publicKey, privateKey } of pairs.slice(0, 20)) {
    const data = Buffer.from("signed by one half");
    const signature = sign("RSA-SHA256", data, { key: privateKey, padding: constants.RSA_PKCS1_PADDING });
    expect(verify("RSA-SHA256", data, publicKey, signature)).toBe(true);
    expect(createPublicKey(privateKey).export({ type: "spki", format: "pem" })).toBe(publicKey);
    expect(createPrivateKey(privateKey).asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65537n });
  }
});
