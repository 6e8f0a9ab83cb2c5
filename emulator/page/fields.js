// The rows of the editor: the name of each field, and a control that fits its value.
import { make } from "./dom.js";
import { put } from "./paths.js";

let made = 0;

/** One group for all fields of the same object, under the path of the object. */
export function groupsOf(shown, draft, onRemove) {
  const groups = new Map();
  for (const leaf of shown) {
    const parent = leaf.path.slice(0, -1).join(".");
    groups.set(parent, [...(groups.get(parent) ?? []), leaf]);
  }
  return [...groups].map(([parent, group]) =>
    make(
      "fieldset",
      { class: "group" },
      parent !== "" && make("legend", { class: "mono" }, parent),
      group.map((leaf) => field(leaf, draft, () => onRemove(leaf.path))),
    ),
  );
}

/** A row for one field. What is typed goes into the draft at once. */
function field({ path, value }, draft, onRemove) {
  const name = path.join(".");
  const id = `field-${(made += 1)}`;
  const input = control(value, id, (changed) => put(draft, path, changed));
  return make(
    "div",
    { class: "field" },
    make("label", { for: id, class: "mono" }, path.at(-1)),
    input,
    make("button", { type: "button", class: "quiet remove", "aria-label": `Remove ${name}`, onclick: onRemove }, "×"),
  );
}

function control(value, id, change) {
  if (typeof value === "boolean") {
    return make("input", { id, type: "checkbox", checked: value, onchange: ({ target }) => change(target.checked) });
  }
  if (typeof value === "string" && !value.includes("\n")) {
    return make("input", { id, value, spellcheck: false, oninput: ({ target }) => change(target.value) });
  }
  if (typeof value === "string") {
    return make("textarea", { id, value, rows: 4, spellcheck: false, oninput: ({ target }) => change(target.value) });
  }
  return jsonControl(value, id, change);
}

/** Numbers, lists and empty objects are typed as JSON. */
function jsonControl(value, id, change) {
  const read = ({ target }) => {
    try {
      change(JSON.parse(target.value));
      target.setCustomValidity("");
    } catch {
      target.setCustomValidity("Enter a number, or a list or an object as JSON.");
    }
  };
  return make("input", { id, value: JSON.stringify(value), spellcheck: false, oninput: read });
}

/** A row that adds a field, with its dotted path and its value. */
export function newField(draft, onAdded, refuse) {
  const path = make("input", { spellcheck: false, placeholder: "capabilities.voice.region" });
  const value = make("input", { spellcheck: false, placeholder: "eu-west" });
  const add = () => {
    const names = path.value.trim().split(".");
    if (names.includes("")) return refuse("Give the path of the new field, with dots between the names.");
    put(draft, names, jsonOrText(value.value));
    onAdded();
  };
  const onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  for (const input of [path, value]) input.addEventListener("keydown", onkeydown);
  return make(
    "div",
    { class: "field add" },
    make("label", {}, "New field", path),
    make("label", {}, "Value: JSON, or text", value),
    make("button", { type: "button", onclick: add }, "Add"),
  );
}

function jsonOrText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
