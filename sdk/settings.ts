import * as pulumi from "@pulumi/pulumi";
import { settings, settingsProblems } from "../provider/schema/settings";

const PREFIX = "vonage:";

/** The runs of programs that have been told. */
const told = new WeakSet<object>();

/** Warns, once for a program, of settings in the stack's configuration that are misspelt or stored in plain text. */
export function tellOfSettings(): void {
  const run = (pulumi.runtime.getMonitor() as object | undefined) ?? settings;
  if (told.has(run)) return;
  told.add(run);
  const configuration = pulumi.runtime.allConfig();
  const given = Object.keys(configuration).filter((key) => key.startsWith(PREFIX));
  const names = given.map((key) => key.slice(PREFIX.length));
  const known = new Set<string>(settings.map(({ key }) => key));
  const misspelt = settingsProblems(() => undefined, {}, names).filter(({ key }) => !known.has(key));
  const plain = settings.filter(({ key, secret }) => secret && given.includes(PREFIX + key) && !isStoredAsSecret(key));
  const texts = [
    ...misspelt.map(({ key, reason }) => `${PREFIX}${key} ${reason}`),
    ...plain.map(
      ({ key }) =>
        `${PREFIX}${key} is stored in plain text in the stack's configuration. Run "pulumi config set --secret ${PREFIX}${key}".`,
    ),
  ];
  // Without a resource: a warning of one waits until it is registered, and one that is refused never is.
  for (const text of texts) void pulumi.log.warn(text);
}

/** Pulumi's SDK has this function, but leaves it out of its types. Without it, nothing is said. */
function isStoredAsSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  return isConfigSecret?.(PREFIX + key) ?? true;
}
