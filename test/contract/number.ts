// The subject of phone numbers.
import type { JsonObject } from "vonage-emulator";
import { schemaOf } from "../../provider/schema";
import type { Values } from "./host";
import { spelled } from "./spelling";
import { basicOf, type Subject } from "./subject";
import type { World } from "./world";

const least: Subject["least"] = () => ({
  country: "GB",
  msisdn: "447700900000",
  purchase: true,
  cancelOnDelete: true,
});

const [LIST, BUY, CANCEL, UPDATE] = [
  "GET /account/numbers",
  "POST /number/buy",
  "POST /number/cancel",
  "POST /number/update",
];

/** Properties that need no update after the purchase. */
const ofPurchase = ["country", "msisdn", "purchase", "cancelOnDelete"];

export const number = {
  name: "Number",
  idProperty: "numberId",
  requests: {
    create: (program: Values) => [
      ...(program.purchase === true ? [LIST, BUY, LIST] : [LIST]),
      ...(Object.keys(program).some((key) => !ofPurchase.includes(key)) ? [UPDATE] : []),
    ],
    make: BUY,
    look: LIST,
    send: UPDATE,
    remove: CANCEL,
    delete: [CANCEL],
    deleteGone: [CANCEL, LIST],
    // A list is never absent. Only its items show that a number is gone.
    absentBy: [],
    echoes: false,
    deleted: { "error-code": "200", "error-code-label": "success" },
    aside: /^GET \/(v2\/applications|number\/search)/,
  },
  text: {
    property: "moHttpUrl",
    wire: "moHttpUrl",
    other: "https://example.com/of-someone-else",
    another: "https://example.com/another",
  },
  unknownId: "GB/447700900999",
  least,
  beside: (world, place) => {
    const { purchase, cancelOnDelete, ...address } = least(world);
    return {
      ...address,
      ...(place === "purchase" ? {} : { purchase }),
      ...(place === "cancelOnDelete" ? {} : { cancelOnDelete }),
    };
  },
  fixed: (world) => ({ ...least(world), applicationId: world.home.id, tel: undefined }),
  programs: (world, any) =>
    any.map(({ tel, ...program }) => ({
      ...program,
      ...least(world),
      ...(program.sip === undefined && tel !== undefined ? { tel } : {}),
      ...(program.applicationId === undefined ? {} : { applicationId: world.home.id }),
    })),
  values: {
    country: () => ["GB", "IM"],
    msisdn: () => ["447700900000", "447700900001"],
    applicationId: ({ home, elsewhere }) => [home.id, elsewhere.id],
  },
  admit(world, program) {
    const { country, msisdn, purchase } = program;
    if (purchase !== true && !ownedIn(world, idOf(program)))
      world.emulator.numbers.give(world.emulator.apiKey, { country, msisdn });
  },
  clear: ({ emulator }) => {
    for (const owned of emulator.numbers.owned()) emulator.numbers.remove(idOf(owned));
  },
  effects: {},
  remade: [],
  held: [],
  unmodelled: [],
  emptyIsAbsent: true,
  mayExist: /may own the number GB\/\d+ now/,
  refusal: {
    body: { "error-code": "400", "error-code-label": "invalid msisdn" },
    told: /^POST \/number\/buy: 400 invalid msisdn$/,
  },
  credentials: /vonage:apiKey and vonage:apiSecret .* VONAGE_API_KEY and VONAGE_API_SECRET/,
  // A form has no types, so the service cannot know whether a value was a text.
  isUnchecked: (_place, value) => typeof value !== "string",
  async accepts(world, program) {
    const { country, msisdn } = program;
    // A check cannot know whether this application exists.
    world.emulator.numbers.configure({ unknownApplication: "accept" });
    const isOurs = ownedIn(world, idOf(program)) !== undefined;
    if (!isOurs) world.emulator.numbers.give(world.emulator.apiKey, { country, msisdn });
    const form = toWire(spelled(program, schemaOf("NumberInputs")) as JsonObject) as Record<
      string,
      string | number | boolean
    >;
    const answer = await fetch(`${world.emulator.url}/number/update`, {
      method: "POST",
      headers: { Authorization: basicOf(world) },
      body: new URLSearchParams(Object.entries(form).map(([name, value]): [string, string] => [name, String(value)])),
    });
    world.emulator.numbers.configure({ unknownApplication: "refuse" });
    if (!isOurs) world.emulator.numbers.remove(idOf(program));
    if (![200, 420].includes(answer.status)) throw new Error(`/number/update: ${answer.status}`);
    return answer.status === 200;
  },
  meddle: (wire) => void (wire.voiceStatusCallback = "https://example.com/by-someone-else"),
  all: ({ emulator }) => emulator.numbers.owned().map((wire) => ({ id: idOf(wire), ...ofWire(wire) })),
  stored: (world, id) => ownedIn(world, id),
  change: ({ emulator }, id, change) =>
    emulator.numbers.update(id, (wire) => {
      const changed = ofWire(wire);
      change(changed);
      for (const key of Object.keys(wire)) delete wire[key];
      Object.assign(wire, toWire(changed));
    }),
  remove: ({ emulator }, id) => emulator.numbers.remove(id),
} satisfies Subject;

function ownedIn({ emulator }: World, id: string): JsonObject | undefined {
  const found = emulator.numbers.owned().find((each) => idOf(each) === id);
  return found && ofWire(found);
}

function idOf({ country, msisdn }: Values): string {
  return `${String(country)}/${String(msisdn)}`;
}

/** A number whose voice callback is named by its type, like the properties of a program. */
function ofWire({ voiceCallbackType: type, voiceCallbackValue: value, ...rest }: JsonObject): JsonObject {
  return typeof type !== "string" || type === "app" ? rest : { ...rest, [`voiceCallbackType=${type}`]: value! };
}

function toWire(named: JsonObject): JsonObject {
  const { "voiceCallbackType=sip": sip, "voiceCallbackType=tel": tel, ...rest } = named;
  if (sip !== undefined) return { ...rest, voiceCallbackType: "sip", voiceCallbackValue: sip };
  return tel === undefined ? rest : { ...rest, voiceCallbackType: "tel", voiceCallbackValue: tel };
}
