// Faults: switches for the usual ones, a form for any other, and the rules that are on.
import { ask, atMostEvery } from "./api.js";
import { byId, listOf, make, note, showCount, showList } from "./dom.js";

const WRITES = ["POST", "PUT", "PATCH", "DELETE"];

/** A switch is on while there is a rule of its name. */
const USUAL = [
  {
    title: "Lose the answers to writes",
    text: "The change is stored, the connection ends without an answer.",
    rule: { name: "lost-answers", method: WRITES, when: "after", reset: true },
  },
  {
    title: "Refuse writes",
    text: "503 before anything is stored.",
    rule: { name: "refused-writes", method: WRITES, status: 503 },
  },
  {
    title: "Limit the rate",
    text: "429 beyond 5 requests in a second.",
    rule: { name: "rate-limit", budget: { requests: 5, perSeconds: 1 } },
  },
  { title: "Answer late", text: "Every request waits 3 seconds.", rule: { name: "late-answers", delay: 3000 } },
  {
    title: "Show old data",
    text: "For 10 seconds after a write, reads show what was there before.",
    rule: { name: "stale-reads", staleFor: 10_000 },
  },
  { title: "Fail everywhere", text: "500 to every request.", rule: { name: "failing", status: 500 } },
];

let rules = [];
const boxes = new Map();

const load = async () => {
  rules = await ask("GET", "/faults");
  show();
};

export const loadFaults = atMostEvery(300, load);

export function startFaults() {
  for (const usual of USUAL) byId("switches").append(make("li", {}, switchFor(usual)));
  byId("clear-faults").addEventListener("click", () => void tell(ask("DELETE", "/faults"), "All faults are off."));
  byId("rule").addEventListener("submit", addRule);
}

function switchFor({ title, text, rule }) {
  const { name } = rule;
  const box = make("input", { type: "checkbox", role: "switch", onchange: turn });
  boxes.set(name, box);
  return make("label", {}, box, make("span", {}, title, make("small", {}, text)));

  function turn() {
    if (box.checked) void tell(ask("POST", "/faults", { ...rule, count: "forever" }), `${title}: on.`);
    else void tell(ask("DELETE", `/faults/${name}`), `${title}: off.`);
  }
}

async function addRule(event) {
  event.preventDefault();
  const problem = byId("rule-error");
  problem.textContent = "";
  try {
    const { name } = await ask("POST", "/faults", JSON.parse(byId("rule-text").value));
    note(`${name}: on.`);
  } catch (error) {
    problem.textContent = error instanceof SyntaxError ? `This is not JSON: ${error.message}.` : error.message;
  }
}

async function tell(request, done) {
  try {
    await request;
    note(done);
  } catch (error) {
    note(error.message);
  }
  loadFaults();
}

function show() {
  for (const [name, box] of boxes) box.checked = rules.some((rule) => rule.name === name);
  showCount("faults", rules.length === 0 ? "all off" : rules.length);
  byId("clear-faults").hidden = rules.length === 0;
  const rows = rules.map((rule, index) => ({ ...rule, key: `${rule.name}/${index}` }));
  showList(listOf("faults"), rows, ({ key }) => key, row);
}

function row({ name, matched, fired, key: _key, nth, count, ...rule }) {
  const times = count === "forever" ? "every time" : count === 1 ? "once" : `${count} times`;
  const limits = nth === 1 ? times : `${times}, from match ${nth} on`;
  const remove = () => void tell(ask("DELETE", `/faults/${encodeURIComponent(name)}`), `${name}: off.`);
  return make(
    "li",
    { class: "item" },
    make(
      "div",
      { class: "what" },
      make("span", { class: "title" }, name),
      make("span", { class: "mono" }, JSON.stringify(rule, null, 1).replaceAll(/\n\s*/g, " ")),
      make(
        "div",
        { class: "tags" },
        make("span", { class: "tag plain" }, `${limits}: ${matched} matched, ${fired} fired`),
      ),
    ),
    make("button", { type: "button", "aria-label": `Remove fault ${name}`, onclick: remove }, "Remove"),
  );
}
