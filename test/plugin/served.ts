// A plugin that serves a world in the process of a test, and its calls about one application.
import { afterAll, afterEach, beforeAll } from "vitest";
import { withoutNamespace } from "../contract/plugin-host";
import { startWorld, type World } from "../contract/world";
import { Engine, messages, struct, type Values, valuesOf } from "./engine";

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
export const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "t" };
export const APPLICATION = "vonage:index:Application";
export const USER = "vonage:index:User";
export const urn = (name: string, type = APPLICATION) => `urn:pulumi:test::test::${type}::${name}`;
export const providerUrn = (name: string) => `urn:pulumi:test::test::pulumi:providers:vonage::${name}`;
export const reasons = (response: { getFailuresList(): messages.CheckFailure[] }) =>
  response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]);

class ServedPlugin {
  world!: World;
  settings!: Values;
  engine!: Engine;

  async start() {
    this.world = await startWorld();
    this.settings = withoutNamespace(this.world.settings);
    this.engine = await Engine.start(this.settings);
  }

  async restart() {
    await this.engine.stop();
    this.engine = await Engine.start(this.settings);
  }

  async stop() {
    await this.engine.stop();
    await this.world.emulator.stop();
  }

  check(news: Values, { name = "shop", type = APPLICATION, olds = undefined as Values | undefined } = {}) {
    const request = new messages.CheckRequest()
      .setUrn(urn(name, type))
      .setName(name)
      .setType(type)
      .setNews(struct(news));
    return this.engine.call("check", olds ? request.setOlds(struct(olds)) : request);
  }

  create(properties: Values, preview = false) {
    const request = new messages.CreateRequest().setUrn(urn("shop")).setProperties(struct(properties));
    return this.engine.call("create", request.setPreview(preview));
  }

  /** A new application. */
  async made(properties: Values) {
    const inputs = valuesOf((await this.check(properties)).getInputs())!;
    const response = await this.create(inputs);
    return { inputs, id: response.getId(), state: valuesOf(response.getProperties())! };
  }

  async remove(id: string, state: Values) {
    this.world.emulator.faults.clear();
    const request = new messages.DeleteRequest().setId(id).setUrn(urn("shop")).setProperties(struct(state));
    await this.engine.call("delete", request);
  }
}

/** A plugin that runs during the tests of a file. */
export function servedPlugin(): ServedPlugin {
  const served = new ServedPlugin();
  beforeAll(() => served.start());
  afterEach(() => served.world.emulator.faults.clear());
  afterAll(() => served.stop());
  return served;
}
