// Finds npm's command line.

/** The command line, as a list, that runs npm: the npm that started this process, or else the one on the PATH. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  return running?.endsWith(".js") ? [process.execPath, running] : ["npm"];
}
