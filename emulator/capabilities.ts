// The checks of an application's capabilities, and the defaults that the service fills in.
import { isObject, type Json, type JsonObject } from "./json";

/** The source to follow if documentation and captured answers contradict each other. */
export type Defaults = "documented" | "observed";

export interface Findings {
  invalid: { name: string; reason: string }[];
  /** An error at which the service stops reading the body. It answers with this text and without a list. */
  unreadable?: string;
}

type Check = (value: Json, path: string, findings: Findings) => void;

const SEE = ": please see https://developer.nexmo.com/api/application.v2";

const expecting =
  (holds: (value: Json) => boolean, reason: string): Check =>
  (value, path, findings) => {
    if (!holds(value)) findings.invalid.push({ name: path, reason });
  };

const string = expecting((value) => typeof value === "string", "must be a string");
const boolean = expecting((value) => typeof value === "boolean", "must be a boolean");
const anything: Check = () => undefined;

const oneOf = (...allowed: string[]): Check =>
  expecting((value) => typeof value === "string" && allowed.includes(value), `must be one of: ${allowed.join(", ")}`);

const between =
  (least: number, most: number): Check =>
  (value, path, findings) => {
    if (!Number.isInteger(value)) findings.invalid.push({ name: path, reason: "must be an integer" });
    else if (Number(value) < least || Number(value) > most) {
      findings.invalid.push({ name: path, reason: `must be between ${least} and ${most}` });
    }
  };

/** An object that may have unknown properties. */
const open =
  (fields: Record<string, Check>): Check =>
  (value, path, findings) => {
    if (!isObject(value)) return void findings.invalid.push({ name: path, reason: "must be an object" });
    for (const [key, each] of Object.entries(value)) {
      if (Object.hasOwn(fields, key)) fields[key]?.(each, `${path}.${key}`, findings);
    }
  };

/** An object that may not have unknown properties. The words are the service's own, with its unpaired bracket. */
const closed =
  (fields: Record<string, Check>): Check =>
  (value, path, findings) => {
    if (isObject(value)) {
      const known = Object.keys(fields);
      const stranger = Object.keys(value).find((key) => !known.includes(key));
      if (stranger !== undefined) {
        const names = known.map((name) => `"${name}"`).join(", ");
        findings.unreadable ??= `${stranger} is not a known json property (${known.length} known properties: ${names}]) ${SEE}`;
      }
    }
    open(fields)(value, path, findings);
  };

const hook = (...methods: string[]): Check => closed({ http_method: oneOf(...methods), address: string });

const voiceHook = (longestSocketTimeout: number): Check =>
  closed({
    http_method: oneOf("GET", "POST"),
    address: string,
    socket_timeout: between(1000, longestSocketTimeout),
    connect_timeout: between(300, 1000),
  });

const videoHook = closed({ address: string, active: boolean, secret: string });

const named = (names: string[], check: Check): Record<string, Check> =>
  Object.fromEntries(names.map((name) => [name, check]));

const VIDEO_EVENTS = [
  "archive_status",
  "connection_created",
  "connection_destroyed",
  "session_created",
  "session_destroyed",
  "session_notification",
  "stream_created",
  "stream_destroyed",
  "render_status",
  "captions_status",
  "broadcast_status",
  "sip_call_created",
  "sip_call_updated",
  "sip_call_destroyed",
  "sip_call_mute_forced",
];

const rtcHooks: Check = (value, path, findings) => {
  if (isObject(value) && value.answer_url !== undefined) {
    findings.unreadable ??= "RTC capability can only have event callback";
  }
  closed({ event_url: hook("GET", "POST") })(value, path, findings);
};

const CAPABILITIES: Record<string, Check> = {
  voice: open({
    webhooks: closed({
      answer_url: voiceHook(5000),
      fallback_answer_url: voiceHook(5000),
      event_url: voiceHook(10000),
    }),
    signed_callbacks: boolean,
    conversations_ttl: between(1, 9000),
    leg_persistence_time: between(1, 31),
    region: oneOf("na-east", "na-west", "eu-east", "eu-west", "apac-sng", "apac-australia"),
    payment_enabled: boolean,
    payments: open({ gateways: anything }),
  }),
  rtc: open({ webhooks: rtcHooks, signed_callbacks: boolean, leg_persistence_time: between(1, 31) }),
  messages: open({
    version: oneOf("v0.1", "v1"),
    webhooks: closed({ inbound_url: hook("POST"), status_url: hook("POST") }),
    authenticate_inbound_media: boolean,
  }),
  vbc: expecting((value) => isObject(value) && Object.keys(value).length === 0, "must be an empty object"),
  network_apis: open({ network_application_id: string, redirect_uri: string }),
  meetings: open({ webhooks: closed(named(["recording_changed", "room_changed", "session_changed"], hook("POST"))) }),
  verify: open({ webhooks: closed({ status_url: hook("POST") }), version: oneOf("v2") }),
  video: open({
    webhooks: closed(named(VIDEO_EVENTS, videoHook)),
    storage: open({ server_side_encryption: boolean, end_to_end_encryption: boolean, cloud_storage: boolean }),
    environment_enabled: boolean,
  }),
  bulk: open({ webhooks: closed(named(["list_status_url", "run_status_url"], hook("GET", "POST"))) }),
};

export function checkCapabilities(capabilities: JsonObject, findings: Findings): void {
  for (const [name, value] of Object.entries(capabilities)) {
    const check = Object.hasOwn(CAPABILITIES, name) ? CAPABILITIES[name] : open({});
    check?.(value, `capabilities.${name}`, findings);
  }
}

/** The webhooks of meetings: their names in the documentation of PUT, and their names everywhere else. */
const MEETINGS_ALIASES: Record<string, string> = {
  recording_url: "recording_changed",
  rooms_url: "room_changed",
  sessions_url: "session_changed",
};

export function withMeetingsAliases(capabilities: JsonObject): JsonObject {
  const { meetings } = capabilities;
  if (!isObject(meetings) || !isObject(meetings.webhooks)) return capabilities;
  const webhooks = Object.fromEntries(
    Object.entries(meetings.webhooks).map(([name, value]) => [
      Object.hasOwn(MEETINGS_ALIASES, name) ? (MEETINGS_ALIASES[name] ?? name) : name,
      value,
    ]),
  );
  return { ...capabilities, meetings: { ...meetings, webhooks } };
}

/** Adds the service's defaults to checked capabilities. */
export function completeCapabilities(capabilities: JsonObject, defaults: Defaults): JsonObject {
  const complete = { ...capabilities };
  const { voice, rtc, messages, verify } = capabilities;
  if (isObject(voice)) complete.voice = completeVoice(voice, defaults);
  if (isObject(rtc)) complete.rtc = { webhooks: {}, signed_callbacks: true, ...rtc };
  if (isObject(messages)) complete.messages = { version: "v1", webhooks: {}, ...messages };
  if (isObject(verify)) complete.verify = { webhooks: {}, version: "v2", ...verify };
  return complete;
}

const SOCKET_TIMEOUTS: Record<string, number> = { answer_url: 5000, fallback_answer_url: 5000, event_url: 10000 };

function completeVoice(voice: JsonObject, defaults: Defaults): JsonObject {
  const webhooks = Object.entries(isObject(voice.webhooks) ? voice.webhooks : {}).map(([name, webhook]) => [
    name,
    isObject(webhook) ? { connect_timeout: 1000, socket_timeout: SOCKET_TIMEOUTS[name] ?? 5000, ...webhook } : webhook,
  ]);
  return {
    signed_callbacks: true,
    conversations_ttl: 48,
    leg_persistence_time: defaults === "observed" ? 7 : 2,
    ...voice,
    webhooks: Object.fromEntries(webhooks) as JsonObject,
  };
}
