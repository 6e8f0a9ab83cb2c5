// A Pulumi home of a test, in place of that of this machine.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder in place of Pulumi's own on this machine, for providers that this process starts from now on. */
export interface Home {
  readonly folder: string;
  end(): void;
}

export function takeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-vonage-home-"));
  const previous = process.env.PULUMI_HOME;
  process.env.PULUMI_HOME = folder;
  const end = () => {
    if (previous === undefined) delete process.env.PULUMI_HOME;
    else process.env.PULUMI_HOME = previous;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, end };
}
