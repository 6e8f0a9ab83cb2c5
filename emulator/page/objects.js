// The applications, users, numbers and other objects of all accounts.
import { ask, atMostEvery } from "./api.js";
import { byId, listOf, make, showCount, showList } from "./dom.js";
import { edit } from "./editor.js";

/** More are only shown when somebody asks: thousands of rows make a slow page. */
const FIRST = 50;

/** The parts of each kind of object to show, and the paths to change it. */
const KINDS = [
  {
    name: "applications",
    noun: "application",
    empty: "No applications. Run pulumi up against this emulator, or start it with --seed.",
    key: ({ id }) => id,
    address: ({ id }) => `/applications/${encodeURIComponent(id)}`,
    fixed: ["id"],
    title: ({ name }) => name,
    detail: ({ id }) => id,
    tags: ({ capabilities }) => Object.keys(capabilities ?? {}),
  },
  {
    name: "users",
    noun: "user",
    empty: "No users.",
    key: ({ id }) => id,
    address: ({ id }) => `/users/${encodeURIComponent(id)}`,
    fixed: ["id"],
    title: ({ name }) => name,
    detail: ({ id }) => id,
    tags: ({ channels }) => Object.keys(channels ?? {}),
  },
  {
    name: "numbers",
    noun: "number",
    empty: "No numbers. An account owns none until it buys one.",
    key: ({ country, msisdn }) => `${country}/${msisdn}`,
    address: ({ country, msisdn }) => `/numbers/${encodeURIComponent(country)}/${encodeURIComponent(msisdn)}`,
    fixed: ["country", "msisdn"],
    title: ({ country, msisdn }) => `${country} ${msisdn}`,
    detail: ({ app_id }) => (app_id === undefined ? "linked to no application" : `linked to ${app_id}`),
    tags: ({ features }) => features ?? [],
  },
];

/** The parts of a kind that is not in this list, with a section of its own. */
function otherKind(name) {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const count = make("span", { class: "count", "data-count": name }, "0");
  const heading = make("h2", { id: `${name}-title` }, `${title} `, count);
  const list = make("ul", { class: "list", "data-list": name });
  const section = { id: name, tabIndex: -1, "aria-labelledby": `${name}-title` };
  byId("numbers").parentElement.append(make("section", section, make("div", { class: "head" }, heading), list));
  return {
    name,
    noun: name.replace(/s$/, ""),
    empty: `No ${name}.`,
    key: ({ id }) => id,
    address: ({ id }) => `/${name}/${encodeURIComponent(id)}`,
    fixed: ["id"],
    title: ({ name: own, id }) => own ?? id,
    detail: ({ id }) => id,
    tags: () => [],
  };
}

let objects = { applications: [], users: [], numbers: [] };
let manyAccounts = false;
let filter = "";
const whole = new Set();

const load = async () => {
  const accounts = await ask("GET", "/accounts");
  manyAccounts = accounts.length > 1;
  const others = Object.keys(accounts[0]).filter((name) => name !== "apiKey" && !(name in objects));
  KINDS.push(...others.map(otherKind));
  objects = {
    users: collect(accounts, ({ users, applications }) =>
      Object.entries(users).flatMap(([id, list]) => {
        const owner = applications.find((each) => each.id === id)?.name ?? id;
        return list.map((wire) => ({ wire, owner }));
      }),
    ),
  };
  for (const { name } of KINDS)
    objects[name] ??= collect(accounts, ({ [name]: list }) => list.map((wire) => ({ wire })));
  show();
};

export const loadObjects = atMostEvery(400, load);

const collect = (accounts, read) =>
  accounts.flatMap((account) => read(account).map((each) => ({ ...each, apiKey: account.apiKey })));

export function startObjects() {
  byId("filter-objects").addEventListener("input", ({ target }) => {
    filter = target.value.trim().toLowerCase();
    show();
  });
}

function show() {
  for (const kind of KINDS) {
    const all = objects[kind.name];
    const matching = filter === "" ? all : all.filter((each) => JSON.stringify(each).toLowerCase().includes(filter));
    showCount(kind.name, matching.length === all.length ? all.length : `${matching.length} of ${all.length}`);
    const shown = whole.has(kind.name) ? matching : matching.slice(0, FIRST);
    const rows = shown.map((object) => ({ ...object, manyAccounts }));
    if (matching.length === 0) rows.push({ note: all.length === 0 ? kind.empty : "Nothing matches the filter." });
    if (shown.length < matching.length) rows.push({ hidden: matching.length - shown.length });
    showList(
      listOf(kind.name),
      rows,
      (row) => (row.wire ? kind.key(row.wire) : "end"),
      (row) => (row.wire ? item(kind, row) : end(kind, row)),
    );
  }
}

function item(kind, { wire, apiKey, owner, manyAccounts: named }) {
  const labels = [
    ...kind.tags(wire).map((text) => make("span", { class: "tag" }, text)),
    ...(owner === undefined ? [] : [make("span", { class: "tag plain" }, `of ${owner}`)]),
    ...(named ? [make("span", { class: "tag plain" }, `account ${apiKey}`)] : []),
  ];
  return make(
    "li",
    { class: "item" },
    make(
      "div",
      { class: "what" },
      make("span", { class: "title" }, kind.title(wire) ?? ""),
      make("span", { class: "mono" }, kind.detail(wire)),
      labels.length > 0 && make("div", { class: "tags" }, labels),
    ),
    make(
      "button",
      { type: "button", "aria-label": `Edit ${kind.noun} ${kind.title(wire)}`, onclick: () => edit(kind, wire) },
      "Edit",
    ),
  );
}

function end(kind, { note, hidden }) {
  if (note) return make("li", { class: "empty" }, note);
  const showAll = () => {
    whole.add(kind.name);
    show();
  };
  return make("li", { class: "more" }, make("button", { type: "button", onclick: showAll }, `Show ${hidden} more`));
}
