// Starts the plugin, or says which Node it needs. It uses only old syntax, so that an old Node can run it.
"use strict";
var version = process.versions.node.split(".").map(Number);
if (version[0] < OLDEST_MAJOR || (version[0] === OLDEST_MAJOR && version[1] < OLDEST_MINOR)) {
  console.error("NAME: node on the PATH is " + process.version + ". TITLE needs NEEDED");
  process.exit(1);
}
require("./load.js");
