import { collectionAt, type CollectionSubject } from "./subject";

export const application: CollectionSubject = {
  name: "Application",
  idProperty: "applicationId",
  ...collectionAt("/v2/applications", "PUT"),
  text: { property: "name", wire: "name", other: "someone else's" },
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
  values: {},
  admit: () => undefined,
  effects: { privateKey: ["keys", "public_key"], keyTriggers: ["keys", "public_key"] },
  remade: ["publicKey", "privateKey", "keyTriggers"],
  held: ["publicKey"],
  unmodelled: [["x_top"], ["capabilities", "x_capability"], ["capabilities", "voice", "x_setting"]],
  emptyIsAbsent: false,
  all: ({ emulator, home, elsewhere }) =>
    emulator.applications().filter(({ id }) => id !== home.id && id !== elsewhere.id),
  stored: ({ emulator }, id) => emulator.applications().find((wire) => wire.id === id),
  change: ({ emulator }, id, change) => emulator.updateApplication(id, change),
  remove: ({ emulator }, id) => emulator.removeApplication(id),
};
