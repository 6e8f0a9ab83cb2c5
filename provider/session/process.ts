// Other processes of this machine.
import { readFileSync } from "node:fs";

/** Whether a process of this machine is still at work. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process has ended, and its parent has not noticed. In a container without an init, it stays so. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false; // Only Linux has such files.
  }
}
