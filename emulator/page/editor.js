// The dialog in which every field of one object is edited by hand.
import { ask } from "./api.js";
import { byId, make, note } from "./dom.js";
import { groupsOf, newField } from "./fields.js";
import { drop, isObject, leaves, patchBetween } from "./paths.js";

const HINT =
  "A change here bypasses the API and its checks, as if somebody had made it elsewhere: it is drift. " +
  "pulumi refresh shows it. *** stands for a secret, which stays as it is.";

/** Opens the dialog for an object of a kind that `objects.js` describes. */
export function edit(kind, before) {
  const dialog = byId("editor");
  let draft = structuredClone(before);
  let asJson = false;

  const problem = make("p", { class: "error", role: "alert" });
  const body = make("div", { class: "body" });
  const toggle = make("button", { type: "button", class: "quiet", onclick: turn });
  const remove = make("button", { type: "button", class: "danger", onclick: askToDelete }, `Delete the ${kind.noun}`);
  const form = make(
    "form",
    { class: "editor", onsubmit: save },
    make(
      "div",
      { class: "head" },
      make("h2", { id: "editor-title" }, `Edit ${kind.noun} ${kind.title(before)}`),
      toggle,
      make("span", { class: "mono" }, kind.key(before)),
    ),
    body,
    make(
      "div",
      { class: "foot" },
      problem,
      remove,
      make("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      make("button", { type: "submit", class: "main" }, "Save"),
    ),
  );
  show();
  dialog.replaceChildren(form);
  dialog.showModal();

  function show() {
    toggle.textContent = asJson ? "Edit as fields" : "Edit as JSON";
    body.replaceChildren(make("p", { class: "hint" }, HINT), ...(asJson ? [json()] : fields()));
  }

  function fields() {
    const shown = leaves(draft).filter(({ path }) => !kind.fixed.includes(path[0]));
    const remove = (path) => {
      drop(draft, path);
      show();
      toggle.focus();
    };
    return [...groupsOf(shown, draft, remove), newField(draft, show, refuse)];
  }

  function json() {
    return make("textarea", {
      "aria-label": "The whole object, as JSON",
      rows: 18,
      spellcheck: false,
      value: JSON.stringify(draft, null, 2),
    });
  }

  /** Reads what is typed into the draft. Returns whether it can be read. */
  function read() {
    refuse("");
    const text = body.querySelector("textarea");
    if (!asJson || !text) return true;
    try {
      const value = JSON.parse(text.value);
      if (!isObject(value)) throw new Error("it is not an object");
      draft = value;
      return true;
    } catch (error) {
      refuse(`This is not the JSON of an object: ${error.message}.`);
      return false;
    }
  }

  function turn() {
    if (!read()) return;
    asJson = !asJson;
    show();
    toggle.focus();
  }

  async function save(event) {
    event.preventDefault();
    if (!read()) return;
    const patch = patchBetween(before, draft);
    if (patch === undefined) return dialog.close();
    await act(() => ask("PATCH", kind.address(before), patch), "Saved. pulumi refresh finds this as drift.");
  }

  function askToDelete() {
    if (remove.dataset.sure === "yes") {
      void act(() => ask("DELETE", kind.address(before)), "Deleted. pulumi refresh finds that it is gone.");
      return;
    }
    remove.dataset.sure = "yes";
    remove.textContent = `Really delete this ${kind.noun}`;
  }

  async function act(work, done) {
    try {
      await work();
      dialog.close();
      note(done);
    } catch (error) {
      refuse(error.message);
    }
  }

  function refuse(text) {
    problem.textContent = text;
  }
}
