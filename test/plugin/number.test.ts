import { afterAll, beforeAll, expect, test } from "vitest";
import { takeHome, type Home } from "../contract/home";
import { startWorld, type World } from "../contract/world";
import { Engine, messages, struct, valuesOf, type Values } from "./engine";

const TYPE = "vonage:index:Number";
const URN = `urn:pulumi:test::test::${TYPE}::line`;
const ID = "GB/447700900000";
const program = { country: "GB", msisdn: "447700900000", purchase: true, cancelOnDelete: true };

let home: Home;
let world: World;
let engine: Engine;

beforeAll(async () => {
  home = takeHome();
  world = await startWorld();
  const settings = Object.fromEntries(
    Object.entries(world.settings).map(([key, value]) => [key.replace(/^vonage:/, ""), value]),
  );
  engine = await Engine.start(settings);
});
afterAll(async () => {
  await engine.stop();
  await world.emulator.stop();
  home.end();
});

const digits = () => world.emulator.numbers.owned().map(({ msisdn }) => msisdn);

test("a number is bought, imported by its id, replaced without being cancelled, and cancelled with its resource", async () => {
  const created = await engine.call("create", new messages.CreateRequest().setUrn(URN).setProperties(struct(program)));
  expect(created.getId()).toBe(ID);
  expect(digits()).toEqual(["447700900000"]);
  const state = valuesOf(created.getProperties())!;

  const read = await engine.call("read", new messages.ReadRequest().setUrn(URN).setId(ID));
  expect(read.getId()).toBe(ID);
  expect(valuesOf(read.getInputs())).toEqual({ country: "GB", msisdn: "447700900000" });

  const news = { ...program, msisdn: "447700900001" };
  const compared = await engine.call(
    "diff",
    new messages.DiffRequest().setUrn(URN).setId(ID).setOlds(struct(state)).setNews(struct(news)),
  );
  expect(compared.getReplacesList()).toEqual(["msisdn"]);
  const other = await engine.call("create", new messages.CreateRequest().setUrn(URN).setProperties(struct(news)));
  await remove(ID, state);
  expect(digits()).toEqual(["447700900000", "447700900001"]);

  await remove(other.getId(), valuesOf(other.getProperties())!);
  expect(digits()).toEqual(["447700900000"]);
});

function remove(id: string, state: Values) {
  return engine.call("delete", new messages.DeleteRequest().setUrn(URN).setId(id).setProperties(struct(state)));
}
