import type { JsonObject } from "vonage-emulator";
import type { Values } from "./host";
import type { Subject } from "./subject";
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

/** What needs no update once the number is bought. */
const ofPurchase = ["country", "msisdn", "purchase", "cancelOnDelete"];

export const number: Subject = {
  name: "Number",
  idProperty: "numberId",
  requests: {
    create: (program: Values) => [
      ...(program.purchase === true ? [LIST, BUY, LIST] : [LIST]),
      ...(Object.keys(program).some((key) => !ofPurchase.includes(key)) ? [UPDATE] : []),
    ],
    look: LIST,
    send: UPDATE,
    delete: [CANCEL],
    deleteGone: [CANCEL, LIST],
    aside: /^GET \/v2\/applications/,
  },
  text: { property: "moHttpUrl", wire: "moHttpUrl", other: "https://example.com/of-someone-else" },
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
  all: ({ emulator }) => emulator.numbers.owned().map(ofWire),
  stored: (world, id) => ownedIn(world, id),
  change: ({ emulator }, id, change) =>
    emulator.numbers.update(id, (wire) => {
      const changed = ofWire(wire);
      change(changed);
      for (const key of Object.keys(wire)) delete wire[key];
      Object.assign(wire, toWire(changed));
    }),
  remove: ({ emulator }, id) => emulator.numbers.remove(id),
};

function ownedIn({ emulator }: World, id: string): JsonObject | undefined {
  const found = emulator.numbers.owned().find((each) => idOf(each) === id);
  return found && ofWire(found);
}

function idOf({ country, msisdn }: Values): string {
  return `${String(country)}/${String(msisdn)}`;
}

/** A number with its voice callback named by its type, as the fields of a program name it. */
function ofWire({ voiceCallbackType: type, voiceCallbackValue: value, ...rest }: JsonObject): JsonObject {
  return typeof type !== "string" || type === "app" ? rest : { ...rest, [`voiceCallbackType=${type}`]: value! };
}

function toWire(named: JsonObject): JsonObject {
  const { "voiceCallbackType=sip": sip, "voiceCallbackType=tel": tel, ...rest } = named;
  if (sip !== undefined) return { ...rest, voiceCallbackType: "sip", voiceCallbackValue: sip };
  return tel === undefined ? rest : { ...rest, voiceCallbackType: "tel", voiceCallbackValue: tel };
}
