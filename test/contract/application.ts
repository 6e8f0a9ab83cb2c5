// The subject of applications.
import fc from "fast-check";
import { schemaOf } from "../../provider/schema";
import type { Values } from "./host";
import { unmodelledFields } from "./row";
import { spelled } from "./spelling";
import { basicOf, collectionAt, postedTo, type Subject } from "./subject";

const path = "/v2/applications";

/** Places where the emulator accepts anything, because it is not known what the service refuses. */
const unchecked = /^capabilities\.(voice\.payments\.gateways|video\.storage\.credential)/;

export const application = {
  name: "Application",
  idProperty: "applicationId",
  requests: collectionAt(path, "PUT"),
  text: { property: "name", wire: "name", other: "someone else's", another: "another" },
  unknownId: "11111111-2222-4333-8444-555555555555",
  least: () => ({ name: "shop" }),
  beside: ({ pairs }, place) => ({
    name: "shop",
    ...(/^(publicKey|privateKey|keyTriggers)$/.test(place) ? {} : { publicKey: pairs[0]!.publicKey }),
  }),
  fixed: ({ pairs }) => ({
    publicKey: undefined,
    privateKey: pairs[0]!.privateKey,
    keyTriggers: undefined,
  }),
  programs({ pairs }, any) {
    const keys = fc
      .constantFrom(...pairs)
      .chain(({ publicKey, privateKey }) =>
        fc.constantFrom<Values>({ publicKey }, { privateKey }, { publicKey, privateKey }),
      );
    return fc.tuple(any, keys).map(([{ publicKey, privateKey, keyTriggers, ...rest }, own]) => ({ ...rest, ...own }));
  },
  values: {},
  admit: () => undefined,
  effects: { privateKey: ["keys", "public_key"], keyTriggers: ["keys", "public_key"] },
  remade: ["publicKey", "privateKey", "keyTriggers"],
  held: ["publicKey"],
  unmodelledFields,
  unmodelled: [["x_top"], ["capabilities", "x_capability"], ["capabilities", "voice", "x_setting"]],
  emptyIsAbsent: false,
  mayExist: /application named .* may exist/,
  refusal: {
    body: {
      title: "Bad Request",
      detail: "No.",
      invalid_parameters: [
        {
          name: "capabilities.voice.webhooks.answer_url.http_method",
          reason: '"capabilities.voice.webhooks.answer_url.http_method" must be something else',
        },
      ],
    },
    told: /^POST .*: 400 Bad Request: No\. \(capabilities\.voice\.webhooks\.answerUrl\.httpMethod must/,
  },
  credentials: /vonage:apiKey and vonage:apiSecret .* VONAGE_API_KEY and VONAGE_API_SECRET/,
  isUnchecked: (place) => unchecked.test(place),
  async accepts(world, program) {
    const body = spelled(program, schemaOf("ApplicationInputs"));
    const id = await postedTo(world, path, { authorization: basicOf(world), body });
    if (id !== undefined) world.emulator.removeApplication(id);
    return id !== undefined;
  },
  meddle: (wire) => void (wire.capabilities = { brand_new: { on: true }, voice: { region: "eu-west" } }),
  all: ({ emulator, home, elsewhere }) =>
    emulator.applications().filter(({ id }) => id !== home.id && id !== elsewhere.id),
  stored: ({ emulator }, id) => emulator.applications().find((wire) => wire.id === id),
  change: ({ emulator }, id, change) => emulator.updateApplication(id, change),
  remove: ({ emulator }, id) => emulator.removeApplication(id),
} satisfies Subject;
