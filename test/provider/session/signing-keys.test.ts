import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { VonageUsageError } from "../../../provider/http/errors";
import { privateKeyIn, readKeyFolder } from "../../../provider/session/key-folder";
import { SigningKeys } from "../../../provider/session/signing-keys";
import { takeKeyPair } from "../../key-pairs";
import { failureOf } from "../http/service";

const [one, other] = [takeKeyPair(), takeKeyPair()];
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-keys-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe("the newest key of an application", () => {
  test("is that of its last state", () => {
    const keys = new SigningKeys();
    expect(keys.newest("app")).toBeUndefined();
    keys.note("app", "first");
    keys.note("other", "other");
    keys.note("app", "second");
    expect([keys.newest("app"), keys.newest("other")]).toEqual(["second", "other"]);
    keys.note("app", 7);
    expect([keys.newest("app"), keys.newest("other")]).toEqual([undefined, "other"]);
  });

  test("is that of the settings if no state has one", () => {
    const keys = new SigningKeys({ privateKeys: { app: "given" } });
    expect(keys.newest("app")).toBe("given");
    expect(keys.newest("toString")).toBeUndefined();
    keys.note("app", "noted");
    expect(keys.newest("app")).toBe("noted");
  });
});

describe("the key of an application in a folder", () => {
  const keysIn = (privateKeyFolder?: string) => new SigningKeys({ privateKeyFolder });
  const ask = (pem: string | undefined) => () => Promise.resolve(pem);

  test("is not looked for without a folder", async () => {
    expect(keysIn().mayBeFound).toBe(false);
    const never = () => Promise.reject(new Error("nothing is asked"));
    expect(await keysIn().find("app", never)).toBeUndefined();
    expect(keysIn(folder).mayBeFound).toBe(true);
  });

  test("is the one with its public half, in any spelling", async () => {
    put("a.pem", other.privateKey);
    put("b.pem", one.privateKey.replaceAll("\n", "\r\n"));
    put("notes.txt", "no key");
    const keys = keysIn(folder);
    expect(await keys.find("app", ask(one.publicKey))).toBe(one.privateKey);
    expect(await keys.find("other", ask(other.publicKey.replaceAll("\n", "\r\n")))).toBe(other.privateKey);
    expect(await keys.find("keyless", ask(undefined))).toBeUndefined();
    expect(await keys.find("odd", ask("no key"))).toBeUndefined();
  });

  test("is asked for once, also by calls at the same time, and again if there was none", async () => {
    put("a.pem", one.privateKey);
    const keys = keysIn(folder);
    let asked = 0;
    const counted = (pem?: string) => () => Promise.resolve((asked++, pem));
    await Promise.all([keys.find("app", counted(one.publicKey)), keys.find("app", counted(one.publicKey))]);
    await keys.find("app", counted(one.publicKey));
    expect(asked).toBe(1);
    expect(await keys.find("other", counted(other.publicKey))).toBeUndefined();
    expect(await keys.find("other", counted(one.publicKey))).toBe(one.privateKey);
    expect(asked).toBe(3);
    const broken = () => Promise.reject(new Error("no answer"));
    expect((await failureOf(keys.find("third", broken))).message).toBe("no answer");
    expect(await keys.find("third", counted(one.publicKey))).toBe(one.privateKey);
  });

  test("fails with a way out if the folder cannot be read", async () => {
    const nowhere = join(folder, "nowhere");
    const error = await failureOf(keysIn(nowhere).find("app", ask(one.publicKey)));
    expect(error).toBeInstanceOf(VonageUsageError);
    expect(error.message).toBe(
      `vonage:privateKeyFolder: the folder ${JSON.stringify(nowhere)} does not exist or cannot be read (ENOENT). A relative path begins at the folder of the project.`,
    );
  });
});

describe("a folder of keys", () => {
  test("has its private keys in the order of their names, and the files that need a passphrase", () => {
    mkdirSync(join(folder, "c-folder"));
    put("b.pem", other.privateKey);
    put("a.pem", one.privateKey);
    put("d.pem", one.publicKey);
    put("e.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nabc\n-----END ENCRYPTED PRIVATE KEY-----\n");
    put("f.pem", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nabc\n-----END RSA PRIVATE KEY-----\n");
    put("g.txt", "It has no Proc-Type: 4,ENCRYPTED at the begin of a line");
    expect(readKeyFolder(folder)).toEqual({
      keys: [
        { file: join(folder, "a.pem"), pem: one.privateKey },
        { file: join(folder, "b.pem"), pem: other.privateKey },
      ],
      locked: [join(folder, "e.pem"), join(folder, "f.pem")],
    });
  });

  test("leaves out files that are too large to be a key", () => {
    const size = 64 * 1024 - one.privateKey.length;
    put("largest.pem", one.privateKey + " ".repeat(size));
    put("larger.pem", one.privateKey + " ".repeat(size + 1));
    expect(readKeyFolder(folder).keys.map(({ file }) => file)).toEqual([join(folder, "largest.pem")]);
    expect(privateKeyIn(join(folder, "none.pem"))).toBeUndefined();
  });
});
