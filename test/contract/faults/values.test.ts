import { createPrivateKey } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { propertiesOf, schemaOf } from "../../../provider/schema";
import { at, fieldsOf, replaced } from "../fields";
import type { Values } from "../host";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts, type HostKind } from "../hosts";
import { Refused } from "../life";
import { rowOf } from "../row";
import { programsOf } from "../subject";
import { application, subjects, user } from "../subjects";
import { Trial } from "./trial";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

let world: HostedWorld;
const inWorldOf = (kind: HostKind) => {
  beforeAll(async () => {
    world = await startHostedWorld(kind);
  });
  afterAll(() => world.stop());
};

const values = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(values)("of $subject.name through the $kind.host host", ({ kind, subject }) => {
  inWorldOf(kind);
  const { text } = subject;
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(subject, world);
    trial.clear();
  });
  afterEach(() => trial.end());

  const names: [string, string][] = [
    ["emoji", "👩‍👩‍👧‍👦 family 🏳️‍🌈"],
    ["right to left", "مرحبا שלום"],
    ["composed", "Zürich".normalize("NFC")],
    ["decomposed", "Zürich".normalize("NFD")],
    ["of ten thousand characters", "長".repeat(10_000)],
    ["with line breaks, tabs and invisible characters", "a\r\n\tb\u200b\u00a0c\u0000"],
    ["with quotes and slashes", `"'\\/<>&%25`],
    ["with spaces around", "  a  "],
  ];
  // Without texts that must have a form, such as an address.
  if (propertiesOf(schemaOf(`${subject.name}Inputs`))?.[text.property]?.format === undefined)
    test.each(names)("27: a name %s is stable, and causes no diff", async (_name, name) => {
      const program = { ...subject.beside(world, ""), [text.property]: name };
      await trial.life.up(program);
      expect(subject.stored(world, trial.life.kept!.id)).toMatchObject({ [text.wire]: name });
      await trial.holdsOne(program);
      expect(trial.life.kept!.inputs[text.property]).toBe(name);
      await trial.life.up({ ...program, [text.property]: `${name}!` });
      await trial.holdsOne({ ...program, [text.property]: `${name}!` });
    });

  test("28: an unknown value at any depth causes no false error and no request", async () => {
    const [program] = programsOf(subject, world);
    await trial.life.up(program!);
    const asked = await world.requests(async () => {
      for (const row of fieldsOf(`${subject.name}Inputs`).map((field) => rowOf(field, subject))) {
        // The key properties exclude each other, so each one that the program does not declare is tried alone.
        const isNamed = at(program, row.path) !== undefined;
        const { operation } = await trial.life.plan(
          isNamed ? replaced(program!, row.path, UNKNOWN) : row.with(world, UNKNOWN),
        );
        const expected = { credential: "same", replacing: "replace" }[row.kind as "credential"] ?? "update";
        expect({ place: row.place, operation }).toEqual({ place: row.place, operation: expected });
      }
    });
    expect(asked).toEqual([]);
  });

  test("28: an unknown value is validated once it is known", async () => {
    for (const row of fieldsOf(`${subject.name}Inputs`).map((field) => rowOf(field, subject))) {
      if (!["string", "integer", "boolean"].includes(String(row.schema.type))) continue;
      const wrong = row.schema.type === "string" ? true : "seven";
      await trial.life.plan(row.with(world, UNKNOWN));
      const known = trial.life.plan(row.with(world, wrong));
      await expect(known, row.place).rejects.toThrow(Refused);
    }
  });

  test("24: a state from a file, or from a release that kept more or less, has an empty preview", async () => {
    const [program] = programsOf(subject, world);
    await trial.life.up(program!);
    const kept = JSON.parse(JSON.stringify(trial.life.kept)) as NonNullable<typeof trial.life.kept>;
    const { __createdAt, ...older } = kept.outs;
    for (const outs of [kept.outs, older, { ...kept.outs, __fromTheFuture: { x: [1] } }]) {
      trial.life.kept = { ...kept, outs };
      expect((await trial.life.plan(program!)).operation).toBe("same");
      await trial.holdsOne(program!);
    }
  });
});

describe.each(hosts)("27: through the $host host, a key of one's own", (kind) => {
  inWorldOf(kind);
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.of(application, world);
    trial.clear();
  });
  afterEach(() => trial.end());

  const spellings: [string, (pem: string) => string][] = [
    ["with line ends as two characters", (pem) => pem.replaceAll("\n", "\\n")],
    ["with carriage returns", (pem) => pem.replaceAll("\n", "\r\n")],
    ["without a final line end", (pem) => pem.trimEnd()],
    ["with spaces around", (pem) => `\n  ${pem}  \n`],
  ];
  test.each(spellings)("%s is the same key", async (_name, spelling) => {
    const [one] = world.pairs;
    for (const half of ["publicKey", "privateKey"] as const) {
      const [plain, other] = [
        { name: "a", [half]: one![half] },
        { name: "a", [half]: spelling(one![half]) },
      ];
      await trial.life.up(other);
      expect(at(application.all(world)[0], ["keys", "public_key"])).toBe(one!.publicKey);
      expect((await trial.life.plan(plain)).operation).toBe("same");
      await trial.holdsOne(other);
      await trial.life.destroy();
    }
    const { home } = world;
    const users = await Trial.of(user, world);
    const program: Values = { ...user.least(world), privateKey: spelling(home.privateKey) };
    await users.life.up(program);
    expect((await users.life.plan(user.least(world))).operation).toBe("same");
    await users.holdsOne(program);
    await users.life.destroy();
  });

  test("in the older form of RSA keys is the same key", async () => {
    const [{ privateKey } = { privateKey: "" }] = world.pairs;
    const older = createPrivateKey(privateKey).export({ type: "pkcs1", format: "pem" }).toString();
    await trial.life.up({ name: "a", privateKey: older });
    expect(trial.life.kept!.outs.privateKey).toBe(privateKey);
    expect((await trial.life.plan({ name: "a", privateKey })).operation).toBe("same");
  });
});
