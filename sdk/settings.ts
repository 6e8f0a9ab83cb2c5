// Warns of wrong settings.
import * as pulumi from "@pulumi/pulumi";
import { plainSecretWarning, settings, settingsProblems } from "../provider/schema/settings";

const PREFIX = "vonage:";

/** The runs of programs that have already shown their warnings. */
const told = new WeakSet<object>();

/** A resource whose constructor runs. */
interface Declared {
  readonly type: string;
  readonly name: string;
  readonly parent?: pulumi.Resource;
}

/**
 * Warns of settings in the stack's configuration that are misspelt or stored in plain text: once for a program, at the
 * first resource whose URN is known.
 */
export function tellOfSettings({ type, name, parent }: Declared): void {
  const run = (pulumi.runtime.getMonitor() as object | undefined) ?? settings;
  if (told.has(run)) return;
  // The URN of a refused resource never arrives, and code that waits for it hangs. So the URN is computed.
  pulumi.createUrn(name, type, parent).apply((urn) => {
    if (told.has(run)) return;
    told.add(run);
    // The log reads nothing of a resource except its URN.
    const resource = { urn: pulumi.output(urn) } as pulumi.Resource;
    for (const text of warnings()) void pulumi.log.warn(text, resource);
  });
}

function warnings(): string[] {
  const configuration = pulumi.runtime.allConfig();
  const given = Object.keys(configuration).filter((key) => key.startsWith(PREFIX));
  const names = given.map((key) => key.slice(PREFIX.length));
  const known = new Set<string>(settings.map(({ key }) => key));
  const misspelt = settingsProblems(() => undefined, {}, names).filter(({ key }) => !known.has(key));
  const plain = settings.filter(({ key, secret }) => secret && given.includes(PREFIX + key) && !isStoredAsSecret(key));
  return [...misspelt.map(({ key, reason }) => `${PREFIX}${key} ${reason}`), ...plain.map(plainSecretWarning)];
}

/** Pulumi's SDK has this function, but its types do not. Where it is missing, no warning is shown. */
function isStoredAsSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  return isConfigSecret?.(PREFIX + key) ?? true;
}
