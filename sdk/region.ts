// The regions for calls.
import type { Region } from "../provider/resources/capabilities/voice";
import { propertiesOf, resolve, schemaOf } from "../provider/schema";

/** The codes of all regions that can handle calls. The docs of `Voice.region` say where each region is. */
export const regions = (resolve(propertiesOf(schemaOf("Voice"))?.region ?? {}).enum ?? []) as readonly Region[];

/**
 * Whether a value is the code of a region. It lets a program use a configuration value without a cast.
 *
 * @example
 * const region = config.require("region");
 * if (!isRegion(region)) throw new Error(`region must be one of ${regions.join(", ")}.`);
 */
export function isRegion(value: unknown): value is Region {
  return (regions as readonly unknown[]).includes(value);
}
