/** The command, with its first arguments, that runs the npm by which this was started, or else the one on the PATH. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  return running?.endsWith(".js") ? [process.execPath, running] : ["npm"];
}
