// The types of all objects below a resource, each under its own name.
export type { InputsOf } from "./property";
export type { Privacy } from "../provider/resources/application";
export type {
  MessengerChannel,
  NumberChannel,
  PstnChannel,
  SipChannel,
  UserChannels,
  UserProperties,
  VbcChannel,
  WebsocketChannel,
} from "../provider/resources/user";
export type * from "../provider/resources/capabilities";
export type * from "../provider/resources/capabilities/meetings";
export type * from "../provider/resources/capabilities/messages";
export type * from "../provider/resources/capabilities/network-apis";
export type * from "../provider/resources/capabilities/rtc";
export type * from "../provider/resources/capabilities/vbc";
export type * from "../provider/resources/capabilities/verify";
export type * from "../provider/resources/capabilities/video";
export type * from "../provider/resources/capabilities/voice";
export type * from "../provider/resources/capabilities/webhook";
