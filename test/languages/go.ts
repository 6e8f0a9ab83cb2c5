// Makes ready what the program in Go needs: it is compiled against the SDK in sdk/.
import { join } from "node:path";
import { root } from "../engine/pulumi";
import { tool } from "./tool";
import type { Language } from "./way";

const project = join(root, "test", "languages", "programs", "go");

export async function go(folder: string): Promise<Language> {
  const env = { CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "-mod=readonly" };
  const automation = join(folder, "automation");
  await tool("go", ["vet", "./..."], { cwd: join(root, "sdk", "go", "vonage"), env });
  await tool("go", ["build", "-o", automation, "./automation"], { cwd: project, env });
  return { project, automation: [automation], env };
}
