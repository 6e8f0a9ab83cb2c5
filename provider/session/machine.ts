// The folder of this machine for notes that outlive a process.
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of this machine for what must outlive a process, below Pulumi's own. */
export function machineFolder(name: string): string {
  const home = process.env.PULUMI_HOME || join(homedir(), ".pulumi");
  return join(home, "vonage", name);
}
