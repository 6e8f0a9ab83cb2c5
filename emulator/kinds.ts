// The list of the kinds of objects.
import { applicationKind } from "./applications";
import { type Kind } from "./kind";
import { numberKind } from "./numbers";
import { type Service } from "./service";
import { userKind } from "./users";

/** All kinds, by their names in seeds and below `/_emulator`. A kind comes after the kinds that it belongs to. */
export function makeKinds(service: Service) {
  const applications = applicationKind(service);
  return {
    applications,
    users: userKind(service, applications.store),
    numbers: numberKind(service, applications.store),
  } satisfies Record<string, Kind>;
}

export type Kinds = ReturnType<typeof makeKinds>;

type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** What all kinds together give to a test in the same process. */
export type Faces = Together<Kinds[keyof Kinds]["face"]>;

export const listed = (kinds: Kinds): Kind[] => Object.values(kinds);

/** The members of all faces, in one object. */
export const facesOf = (kinds: Kinds): Faces => Object.assign({}, ...listed(kinds).map(({ face }) => face)) as Faces;
