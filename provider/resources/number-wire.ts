// The bodies and forms of a phone number.
import type { Properties } from "../schema";
import { compact } from "../state/values";

/** The properties that an update can set beside the voice callback. The service may clear those that it omits. */
const FIELDS = ["app_id", "moHttpUrl", "moSmppSysType", "voiceStatusCallback"] as const;
/** The properties of our bodies for the target of forwarded calls: one callback, named by its type. */
const [SIP, TEL] = ["voiceCallbackType=sip", "voiceCallbackType=tel"] as const;
/** Marks an update that must clear the SMPP system type, because no read shows whether it is set. */
export const CLEARS_SMPP = "__clearsSmppSystemType";
/** The properties that the service clears only for an empty text. */
const CLEARED_BY_EMPTY = ["moHttpUrl", "voiceStatusCallback"] as const;

/** The id of a number, such as `GB/447700900000`. */
export function numberId({ country, msisdn }: Properties): string {
  return `${String(country)}/${String(msisdn)}`;
}

/**
 * A number in the spelling of this provider. A link is only in `app_id`, although the service repeats it as callbacks.
 * A voice callback is named by its type.
 */
export function bodyOf(item: Properties): Properties {
  const {
    app_id: link,
    voiceCallbackType: type,
    voiceCallbackValue: value,
    messagesCallbackType: messagesType,
    messagesCallbackValue: messagesValue,
    ...rest
  } = item;
  const linked = link ?? (type === "app" ? value : messagesType === "app" ? messagesValue : undefined);
  const isForward = type === "sip" || type === "tel";
  const voice = isForward
    ? { [`voiceCallbackType=${type}`]: value }
    : { voiceCallbackType: type, voiceCallbackValue: value };
  return compact({ ...rest, id: numberId(item), app_id: linked, ...(type === "app" ? {} : voice) });
}

/** A number has one target of forwarded calls. A new one in the update replaces the old one. */
export function withOneForward(live: Properties, merged: Properties): Properties {
  const { [SIP]: sip, [TEL]: tel, ...others } = merged;
  if (sip === undefined && tel === undefined) return merged;
  const { voiceCallbackType: _type, voiceCallbackValue: _value, ...rest } = others;
  const isSip = sip !== undefined && (tel === undefined || sip !== live[SIP]);
  return { ...rest, ...(isSip ? { [SIP]: sip } : { [TEL]: tel }) };
}

/** The whole form of an update. The service may clear properties that it omits. */
export function formOf(live: Properties, wanted: Properties, properties: Properties): Record<string, string> {
  const { [SIP]: sip, [TEL]: tel, voiceCallbackType, voiceCallbackValue } = wanted;
  const forward = sip === undefined ? (tel === undefined ? undefined : "tel") : "sip";
  const cleared = CLEARED_BY_EMPTY.filter((name) => live[name] !== undefined && wanted[name] === undefined);
  const form: Properties = {
    // No answer shows it, so only the program's declaration is known.
    moSmppSysType: properties[CLEARS_SMPP] ? "" : properties.smppSystemType,
    ...compact(Object.fromEntries(FIELDS.map((name) => [name, wanted[name]]))),
    ...Object.fromEntries(cleared.map((name) => [name, ""])),
    voiceCallbackType: forward ?? voiceCallbackType,
    voiceCallbackValue: sip ?? tel ?? voiceCallbackValue,
  };
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The message of an error, with a full stop. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.?$/, ".");
}
