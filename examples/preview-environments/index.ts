// The command line of the preview environments.
import { Previews } from "./previews";

const USAGE = "usage: deploy NUMBER | remove NUMBER | sweep OPEN… | sweep none | list";

async function main([command, ...words]: string[]): Promise<void> {
  const previews = new Previews();
  if (command === "list") console.log((await previews.live()).join("\n"));
  else if (command === "sweep") {
    // An empty list may come from a command that failed, so a sweep of everything has a word of its own.
    const open = words.join() === "none" ? [] : numbersIn(words);
    console.log(`Removed: ${(await previews.sweep(open)).join(", ") || "none"}`);
  } else {
    const [pullRequest, another] = numbersIn(words);
    if (pullRequest === undefined || another !== undefined) throw new Error(USAGE);
    if (command === "deploy") console.log((await previews.deploy(pullRequest)).applicationId?.value);
    else if (command === "remove") await previews.remove(pullRequest);
    else throw new Error(USAGE);
  }
}

function numbersIn(words: readonly string[]): number[] {
  if (words.length === 0 || !words.every((word) => /^[1-9]\d*$/.test(word))) throw new Error(USAGE);
  return words.map(Number);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
