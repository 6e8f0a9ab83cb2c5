// The subject of users.
import jwt from "jsonwebtoken";
import { createPublicKey, randomUUID } from "node:crypto";
import { schemaOf } from "../../provider/schema";
import { spelled } from "./spelling";
import { collectionAt, postedTo, type Subject } from "./subject";

const path = "/v1/users";

const least: Subject["least"] = ({ home }) => ({ name: "ada", applicationId: home.id, privateKey: home.privateKey });

export const user = {
  name: "User",
  idProperty: "userId",
  requests: collectionAt(path, "PATCH"),
  text: { property: "name", wire: "name", other: "someone else's", another: "another" },
  unknownId: "USR-11111111-2222-4333-8444-555555555555",
  least,
  beside: least,
  fixed: ({ home }) => ({ applicationId: home.id, privateKey: home.privateKey }),
  programs: ({ home: { id, privateKey } }, any) =>
    any.map((program) => ({ ...program, applicationId: id, privateKey, adopt: false })),
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
  mayExist: /user named .* may exist/,
  refusal: {
    body: {
      title: "Bad Request",
      detail: "No.",
      invalid_parameters: [
        {
          name: "channels.websocket.0.content-type",
          reason: '"channels.websocket.0.content-type" must be something else',
        },
      ],
    },
    told: /^POST .*: 400 Bad Request: No\. \(channels\.websocket\[0\]\.contentType must/,
  },
  credentials: /privateKey/,
  // The provider refuses negative telephone numbers and fractions of seconds. The service is not known to check them.
  isUnchecked: (place, value) =>
    typeof value === "number" &&
    ((place === "channels.pstn[0].number" && value < 0) || (place === "properties.ttl" && !Number.isInteger(value))),
  async accepts(world, program) {
    const { id: application, privateKey } = world.home;
    const token = jwt.sign({ application_id: application, jti: randomUUID() }, privateKey, { algorithm: "RS256" });
    const body = spelled(program, schemaOf("UserInputs"));
    const id = await postedTo(world, path, { authorization: `Bearer ${token}`, body });
    if (id !== undefined) world.emulator.removeUser(id);
    return id !== undefined;
  },
  meddle: (wire) => void (wire.display_name = "shown by someone else"),
  all: ({ emulator, home, elsewhere }) => [home, elsewhere].flatMap(({ id }) => emulator.users(id)),
  stored: ({ emulator, home, elsewhere }, id) =>
    [home, elsewhere].flatMap((each) => emulator.users(each.id)).find((wire) => wire.id === id),
  change: ({ emulator }, id, change) => emulator.updateUser(id, change),
  remove: ({ emulator }, id) => emulator.removeUser(id),
} satisfies Subject;
