import type { Region } from "../provider/resources/capabilities/voice";
import { propertiesOf, resolve, schemaOf } from "../provider/schema";

/** The codes of all regions that calls can be sent to. `Voice.region` says where each of them is. */
export const regions = (resolve(propertiesOf(schemaOf("Voice"))?.region ?? {}).enum ?? []) as readonly Region[];

/**
 * Whether a value is the code of a region, so that one from the configuration can be used without a cast.
 *
 * @example
 * const region = config.require("region");
 * if (!isRegion(region)) throw new Error(`region must be one of ${regions.join(", ")}.`);
 */
export function isRegion(value: unknown): value is Region {
  return (regions as readonly unknown[]).includes(value);
}
