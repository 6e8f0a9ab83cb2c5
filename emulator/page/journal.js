// The journal as it grows, the newest request first.
import { ask, atMostEvery } from "./api.js";
import { byId, listOf, make, note, showCount, showList } from "./dom.js";

const KEPT = 1000;
const SHOWN = 200;

const entries = new Map();
let unheard = [];

export function startJournal() {
  byId("clear-journal").addEventListener("click", async () => {
    await ask("DELETE", "/journal");
    note("The journal is empty.");
  });
  byId("only-changes").addEventListener("change", show);
  byId("filter-journal").addEventListener("input", show);
  setInterval(hear, 3000);
}

/** Shows these entries and no others. */
export function setEntries(list) {
  entries.clear();
  for (const entry of list) entries.set(entry.seq, entry);
  show();
}

/** Adds an entry, or replaces its earlier form: an entry comes when the request arrives, and again with its answer. */
export function addEntry(entry) {
  entries.set(entry.seq, entry);
  const [oldest] = entries.keys();
  if (entries.size > KEPT) entries.delete(oldest);
  if (entry.duration !== undefined) unheard.push(entry);
  showSoon();
}

const showSoon = atMostEvery(150, () => show());

function show() {
  const onlyChanges = byId("only-changes").checked;
  const filter = byId("filter-journal").value.trim().toLowerCase();
  const matching = [...entries.values()].filter(
    (entry) =>
      (!onlyChanges || entry.committed) && (filter === "" || JSON.stringify(entry).toLowerCase().includes(filter)),
  );
  showCount("journal", matching.length === entries.size ? entries.size : `${matching.length} of ${entries.size}`);
  const rows = matching.slice(-SHOWN).reverse();
  if (rows.length === 0) {
    rows.push({ seq: "none", text: entries.size === 0 ? "No requests yet." : "Nothing matches the filter." });
  }
  showList(
    listOf("journal"),
    rows,
    ({ seq }) => String(seq),
    (entry) => (entry.text ? make("li", { class: "empty" }, entry.text) : row(entry)),
  );
}

function row(entry) {
  const { time, method, path, query, status, duration } = entry;
  const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
  const answer = status ?? (duration === undefined ? "…" : "none");
  return make(
    "li",
    {},
    make(
      "details",
      {},
      make(
        "summary",
        {},
        make("span", { class: "time" }, time.slice(11, 19)),
        make("span", { class: "method mono" }, method),
        make("span", { class: "path mono", title: path + search }, path + search),
        make("span", { class: "marks" }, marks(entry)),
        make("span", { class: "status mono", "data-bad": String(answer === "none" || status >= 400) }, String(answer)),
      ),
      make("pre", { tabIndex: 0, "aria-label": `Request ${entry.seq}` }, JSON.stringify(entry, null, 2)),
    ),
  );
}

function marks({ committed, fault, error, responded, status }) {
  return [
    committed && make("span", { class: "tag" }, "changed"),
    fault !== undefined && make("span", { class: "tag bad" }, fault),
    status !== undefined && !responded && make("span", { class: "tag bad" }, "no answer"),
    error !== undefined && make("span", { class: "tag bad" }, "error"),
  ].filter(Boolean);
}

/** Tells screen readers about new requests, in one sentence for all since the last time. */
function hear() {
  if (unheard.length === 0) return;
  const last = unheard.at(-1);
  const many = unheard.length === 1 ? "1 new request" : `${unheard.length} new requests`;
  byId("heard").textContent = `${many}. The last: ${last.method} ${last.path}, ${last.status ?? "without an answer"}.`;
  unheard = [];
}
