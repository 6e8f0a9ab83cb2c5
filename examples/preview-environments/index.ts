// The command line of the preview environments.
import { Previews } from "./previews";

async function main([command, ...numbers]: string[]): Promise<void> {
  const previews = new Previews();
  const pullRequests = numbers.map(Number);
  const [pullRequest] = pullRequests;
  if (command === "list") console.log((await previews.live()).join("\n"));
  else if (command === "sweep") console.log(`Removed: ${(await previews.sweep(pullRequests)).join(", ") || "none"}`);
  else if (!Number.isInteger(pullRequest)) throw new Error("usage: deploy NUMBER | remove NUMBER | sweep OPEN… | list");
  else if (command === "deploy") console.log((await previews.deploy(pullRequest)).applicationId?.value);
  else if (command === "remove") await previews.remove(pullRequest);
  else throw new Error(`There is no command ${command}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
