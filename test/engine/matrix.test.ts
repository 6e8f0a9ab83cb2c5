import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "vonage-emulator";
import { application } from "../contract/application";
import { at, fieldsOf, replaced } from "../contract/fields";
import type { Values } from "../contract/host";
import { rowOf, unmodelledFields, type Row } from "../contract/row";
import { spelled } from "../contract/spelling";
import { user } from "../contract/user";
import { startWorld, type World } from "../contract/world";
import { createStack, type EngineStack } from "./stack";
import { sdk } from "./setting";

/** Every n-th of the fields that Vonage holds and whose values can change. */
const EVERY = { Application: 4, User: 3 };

interface Sample {
  readonly name: string;
  readonly row: Row;
  readonly of: "Application" | "User";
}

const rows = {
  Application: [...fieldsOf("ApplicationInputs").filter(({ schema }) => !schema.unmodelled), ...unmodelledFields()].map(
    (field) => rowOf(field, application),
  ),
  User: fieldsOf("UserInputs").map((field) => rowOf(field, user)),
};

const samples = (["Application", "User"] as const).flatMap((of) =>
  rows[of]
    .filter(({ kind, variety, hold }) => kind === "sent" && variety > 1 && hold)
    .filter((_row, index) => index % EVERY[of] === 0)
    .map((row, index): Sample => ({ name: `${of.toLowerCase()}-${index}`, row, of })),
);

let world: World;
let stack: EngineStack;
let say: (sample: Sample) => Values;

beforeAll(async () => {
  world = await startWorld();
  say = ({ row }) => row.with(world, row.values(world)[0]);
  const { "vonage:apiSecret": secret = "", ...config } = world.settings;
  stack = await createStack({
    config,
    secrets: { "vonage:apiSecret": secret },
    program: async () => {
      for (const sample of samples) {
        // In the contract all these resources have one name. In one stack they need different names.
        const args = { ...say(sample), ...(sample.row.place === "name" ? {} : { name: sample.name }) };
        if (sample.of === "Application") new sdk.VonageApplication(sample.name, args);
        else new sdk.VonageUser(sample.name, args);
      }
      return Promise.resolve({});
    },
  });
});
afterAll(async () => {
  stack.remove();
  await world.emulator.stop();
});

const ids = new Map<string, string>();
const subject = ({ of }: Sample) => (of === "Application" ? application : user);
const stored = (sample: Sample): unknown => subject(sample).stored(world, ids.get(sample.name) ?? "");
const all = (operation: string) => Object.fromEntries(samples.map(({ name }) => [name, operation]));

function holds(which: 0 | 1): void {
  for (const sample of samples) {
    const { row } = sample;
    expect({ [row.place]: at(stored(sample), row.wire) }).toMatchObject({
      [row.place]: spelled(row.values(world)[which], row.schema),
    });
  }
}

// A sample of the matrix of fields, through the real engine: one resource for each field, all in one stack.
test("every field of the sample is set", async () => {
  expect(samples.length).toBeGreaterThan(25);
  process.stdout.write(`matrix through the engine: ${samples.length} fields\n`);
  expect((await stack.up()).ops).toEqual(all("create"));
  for (const { urn, id } of (await stack.export()).deployment.resources ?? []) {
    if (id) ids.set(urn.split("::").pop() ?? "", id);
  }
  holds(0);
  await stack.expectNoChanges();
});

test("every field of the sample changes in place", async () => {
  say = ({ row }) => row.with(world, row.values(world)[1]);
  expect((await stack.up()).ops).toEqual(all("update"));
  holds(1);
  await stack.expectNoChanges();
});

test("every field of the sample shows drift, and an update reverts it", async () => {
  for (const sample of samples) {
    const { row, name } = sample;
    subject(sample).change(world, ids.get(name) ?? "", (body) => {
      const altered = replaced<JsonObject>(body, row.wire, spelled(row.values(world)[0], row.schema));
      for (const key of Object.keys(body)) delete body[key];
      Object.assign(body, altered);
    });
  }
  expect((await stack.refresh()).ops).toEqual(all("update"));
  expect((await stack.up()).ops).toEqual(all("update"));
  holds(1);
  await stack.expectNoChanges();
});

test("every field of the sample is removed when the program drops it", async () => {
  say = ({ row }) => row.without(world);
  expect((await stack.up()).ops).toEqual(all("update"));
  // A field with few values may get its old value back.
  for (const sample of samples.filter(({ row }) => row.schema.type !== "boolean" && !row.schema.enum)) {
    const { row } = sample;
    expect({ [row.place]: at(stored(sample), row.wire) }).not.toEqual({
      [row.place]: spelled(row.values(world)[1], row.schema),
    });
  }
  await stack.expectNoChanges();
  await stack.destroy();
});
