// The checks of the Users API (the only file that knows joi).
import Joi from "joi";
import { Refusal } from "./exchange";
import { type Json, type JsonObject } from "./json";
import { userProblem } from "./problem";

const LONGEST_TTL = 2147483648;

const strings = (field: string) => Joi.array().items(Joi.object({ [field]: Joi.string() }));

const channels = Joi.object({
  pstn: Joi.array().items(Joi.object({ number: Joi.number().integer() })),
  sip: Joi.array().items(
    Joi.object({
      uri: Joi.string().pattern(/^(sip|sips):\+?([\w|:.\-@;,=%&]+)/),
      username: Joi.string(),
      password: Joi.string(),
    }),
  ),
  vbc: strings("extension"),
  websocket: Joi.array().items(
    Joi.object({
      uri: Joi.string().pattern(/^(ws|wss):\/\/[a-zA-Z0-9~#%@&-_?/.,:;)(\][]*$/),
      "content-type": Joi.string().valid("audio/l16;rate=8000", "audio/l16;rate=16000"),
      headers: Joi.object().unknown(),
    }),
  ),
  sms: strings("number"),
  mms: strings("number"),
  whatsapp: strings("number"),
  viber: strings("number"),
  messenger: strings("id"),
});

const user = Joi.object({
  name: Joi.string().invalid("me").pattern(/^USR-/, { invert: true }),
  display_name: Joi.string(),
  image_url: Joi.string().uri(),
  properties: Joi.object({
    custom_data: Joi.object().unknown(),
    ttl: Joi.number().min(0).max(LONGEST_TTL),
  }),
  channels,
});

/** In a change, null removes a field. */
const userChange = user.fork(["display_name", "image_url", "properties", "channels"], (field) => field.allow(null));

const query = Joi.object({
  page_size: Joi.number().integer().min(1).max(100),
  order: Joi.string().valid("asc", "desc", "ASC", "DESC"),
  cursor: Joi.string(),
  name: Joi.string(),
});

/** A reason names the last part of a path alone. For `properties.ttl` the service says `"ttl" must be a number`. */
const WORDS = { abortEarly: false, errors: { label: "key" } } as const;

export interface UserQuery {
  page_size?: number;
  order?: "asc" | "desc" | "ASC" | "DESC";
  cursor?: string;
  name?: string;
}

/** Checks the body of a new user and returns it unchanged. */
export function checkUser(body: Json): JsonObject {
  refuseIf(user.validate(body, { ...WORDS, convert: false }).error);
  return body as JsonObject;
}

/** Checks the body of a change and returns it unchanged. */
export function checkUserChange(body: Json): JsonObject {
  refuseIf(userChange.validate(body, { ...WORDS, convert: false }).error);
  return body as JsonObject;
}

export function checkUserQuery(parameters: URLSearchParams): UserQuery {
  const { error, value } = query.validate(Object.fromEntries(parameters), WORDS) as {
    error?: Joi.ValidationError;
    value: UserQuery;
  };
  refuseIf(error);
  return value;
}

function refuseIf(error: Joi.ValidationError | undefined): void {
  if (!error) return;
  const invalid = error.details.map(({ path, message }) => ({ name: path.join("."), reason: message }));
  throw new Refusal(userProblem(400, { invalid }));
}
