// Starts the page: each part shows itself, and the emulator's events tell them when something has changed.
import { listen } from "./api.js";
import { byId } from "./dom.js";
import { loadFaults, startFaults } from "./faults.js";
import { addEntry, setEntries, startJournal } from "./journal.js";
import { loadObjects, startObjects } from "./objects.js";
import { followTheme } from "./theme.js";

followTheme(byId("theme"));
startObjects();
startFaults();
startJournal();

listen(
  {
    hello: ({ entries }) => {
      setEntries(entries);
      loadObjects();
      loadFaults();
    },
    entry: addEntry,
    journal: () => setEntries([]),
    state: loadObjects,
    faults: loadFaults,
  },
  (live) => {
    const connection = byId("connection");
    connection.dataset.live = String(live);
    connection.querySelector("[role=status]").textContent = live ? "Live" : "Connecting again";
    connection.querySelector(".host").textContent = live ? `at ${location.host}` : "";
  },
);
