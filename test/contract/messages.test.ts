import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definitions, propertiesOf } from "../../provider/schema";
import type { ResourceName } from "../../provider";
import type { Provider, Values } from "./host";
import { hosts } from "./hosts";
import { startWorld, type World } from "./world";

const inVoice = (answerUrl: unknown) => ({ name: "a", capabilities: { voice: { webhooks: { answerUrl } } } });
const number = { country: "GB", msisdn: "447700900000" };
const userName = 'name must be a name that is not empty, is not "me", and does not begin with "USR-" as ids do';
const channelNumber = 'must be a number in E.164 without the plus, such as "447700900000"';
const wholeNumber =
  "channels.pstn[0].number must be a whole number: the telephone number in E.164 without the plus, such as 447700900000";
const digits = 'must be a number in E.164 without the plus, digits only, such as "447700900000"';
const sip = "channels.sip[0].uri must be a SIP address that begins with sip: or sips:, such as sip:ada@example.com";
const websocket =
  "channels.websocket[0].uri must be a websocket address that begins with ws:// or wss://, without spaces, such as wss://example.com/socket";

const mistakes: [ResourceName, Values, string[]][] = [
  ["User", { name: "me" }, [userName]],
  ["User", { name: "USR-0d3c1f5a" }, [userName]],
  ["User", { name: "" }, [userName]],
  ["User", { channels: { sip: [{ uri: "ada@example.com" }] } }, [sip]],
  ["User", { channels: { sip: [{ uri: "https://example.com" }] } }, [sip]],
  ["User", { channels: { websocket: [{ uri: "https://example.com/socket" }] } }, [websocket]],
  ["User", { channels: { websocket: [{ uri: "wss://example.com/so cket" }] } }, [websocket]],
  ["User", { channels: { sms: [{ number: "+447700900000" }] } }, [`channels.sms[0].number ${channelNumber}`]],
  ["User", { channels: { whatsapp: [{ number: "+447700900000" }] } }, [`channels.whatsapp[0].number ${channelNumber}`]],
  ["User", { channels: { pstn: [{ number: "+447700900000" }] } }, [wholeNumber]],
  ["User", { channels: { pstn: [{ number: "44 7700 900000" }] } }, [wholeNumber]],
  ["User", { channels: { wasap: [] } }, ["channels.wasap is not a property here: did you mean whatsapp?"]],
  ["User", { chanels: {} }, ["chanels is not a property here: did you mean channels?"]],
  ["User", { displayed: "A" }, [expect.stringMatching(/^displayed is not a property here: /) as string]],
  ["User", { channels: { sms: ["447700900000"] } }, ["channels.sms[0] must be an object: write { number: … }"]],
  [
    "Application",
    inVoice("https://example.com/answer"),
    ["capabilities.voice.webhooks.answerUrl must be an object: write { address: … }"],
  ],
  [
    "Application",
    { name: "a", capabilities: { mesages: {} } },
    ["capabilities.mesages is not a property here: did you mean messages?"],
  ],
  ["Application", { name: "  " }, ["name must not be blank"]],
  ["Number", { ...number, msisdn: "+447700900000" }, [`msisdn ${digits}`]],
  ["Number", { ...number, msisdn: "44 7700 900000" }, [`msisdn ${digits}`]],
  ["Number", { ...number, tel: "+447700900001" }, [`tel ${digits}`]],
  [
    "Number",
    { ...number, country: "uk" },
    [expect.stringMatching(/^country must be the two capital letters/) as string],
  ],
  [
    "Number",
    { ...number, sip: "sip: a@example.com" },
    ['sip must be a SIP address without spaces, such as "sip:support@example.com"'],
  ],
];

/** The patterns of all fields, which nobody should have to read. */
const patterns = Object.values(definitions).flatMap((schema) =>
  Object.values(propertiesOf(schema) ?? {}).flatMap(({ pattern }) => pattern ?? []),
);

describe.each(hosts)("what $host says about mistakes", (kind) => {
  let world: World;
  let provider: Provider;
  beforeAll(async () => {
    world = await startWorld();
    provider = await kind.start(world.settings);
  });
  afterAll(async () => {
    await provider.stop();
    await world.emulator.stop();
  });

  test.each(mistakes)("in %s %j is in words", async (type, inputs, expected) => {
    const { id: applicationId, privateKey } = world.home;
    const news = type === "User" ? { name: "ada", applicationId, privateKey, ...inputs } : inputs;
    const { failures } = await provider.host(type).check(news);
    const reasons = failures.map(({ reason }) => reason);
    expect(reasons).toEqual(expected);
    expect(patterns.filter((pattern) => reasons.some((reason) => reason.includes(pattern)))).toEqual([]);
  });
});
