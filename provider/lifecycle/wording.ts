// The advice in the errors of updates.
import type { Kind } from "./definition";
import { VonageApiError, VonageUsageError } from "../http/errors";
import type { Properties } from "../schema";
import { written, type Pointer } from "../schema/tree";
import { ourSpelling } from "../state/wire";

/** The error of a refused update, with the way out. */
export function explained(
  error: unknown,
  { definition, noun, inputsSchema }: Kind,
  live: Properties,
  merged: Properties,
  places: readonly Pointer[],
): unknown {
  if (!(error instanceof VonageApiError) || error.status !== 400) return error;
  const cleared = Object.keys(live).filter((key) => live[key] !== undefined && merged[key] === undefined);
  const said = [error.message.replace(/\.?$/, ".")];

  const names = cleared.map((key) => ourSpelling(key, inputsSchema));
  // An object whose id the inputs determine is the same one after a replacement.
  const orElse = definition.idOf
    ? ""
    : ` Or have the ${noun} deleted and another one with a new id made in its place: pulumi up --replace URN.`;
  if (names.length > 0)
    said.push(`If the service does not allow ${names.join(" and ")} to be removed, declare another value.${orElse}`);

  const ours = places.map(written);
  const standing = (error.problem.invalid_parameters ?? [])
    .map(({ name }) => name)
    .filter((name) => !ours.some((place) => isAtOrIn(name, place) || isAtOrIn(place, name)));
  if (standing.length > 0)
    said.push(
      `This update did not write ${standing.join(", ")}: the service holds that value already, and refuses it now. Declare another value for ${standing.join(", ")} in the program to put it right.`,
    );
  return said.length > 1 ? new VonageUsageError(said.join(" ")) : error;
}

function isAtOrIn(path: string, above: string): boolean {
  return path === above || (path.startsWith(above) && /^[.[]/.test(path.slice(above.length)));
}
