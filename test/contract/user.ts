import { createPublicKey } from "node:crypto";
import { collectionAt, type CollectionSubject, type Subject } from "./subject";

const least: Subject["least"] = ({ home }) => ({ name: "ada", applicationId: home.id, privateKey: home.privateKey });

export const user: CollectionSubject = {
  name: "User",
  idProperty: "userId",
  ...collectionAt("/v1/users", "PATCH"),
  text: { property: "name", wire: "name", other: "someone else's" },
  unknownId: "USR-11111111-2222-4333-8444-555555555555",
  least,
  beside: least,
  fixed: ({ home }) => ({ applicationId: home.id, privateKey: home.privateKey }),
  values: { applicationId: ({ elsewhere, home }) => [elsewhere.id, home.id] },
  admit({ emulator }, { applicationId, privateKey }) {
    const publicKey = createPublicKey(String(privateKey)).export({ type: "spki", format: "pem" }).toString();
    emulator.updateApplication(String(applicationId), (wire) => (wire.keys = { public_key: publicKey }));
  },
  effects: {},
  remade: [],
  held: [],
  unmodelled: [["x_top"]],
  emptyIsAbsent: true,
  all: ({ emulator, home, elsewhere }) => [home, elsewhere].flatMap(({ id }) => emulator.users(id)),
  stored: ({ emulator, home, elsewhere }, id) =>
    [home, elsewhere].flatMap((each) => emulator.users(each.id)).find((wire) => wire.id === id),
  change: ({ emulator }, id, change) => emulator.updateUser(id, change),
  remove: ({ emulator }, id) => emulator.removeUser(id),
};
