// Makes elements, and keeps lists of them up to date without losing the reader's place.

/** Makes an element. Properties with a dash become attributes, `on…` become listeners, children are nodes or texts. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || name === "for") element.setAttribute(name, String(value));
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * Shows one element for each item, in this order. An element whose item is unchanged stays, with its focus and its open
 * details. `render` makes the element for an item; `keyOf` names the item.
 */
export function showList(list, items, keyOf, render) {
  const known = new Map([...list.children].map((element) => [element.dataset.key, element]));
  let place = list.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const content = JSON.stringify(item);
    const old = known.get(key);
    known.delete(key);
    if (old?.content === content) {
      if (old === place) place = place.nextElementSibling;
      else list.insertBefore(old, place);
      continue;
    }
    const element = render(item);
    element.dataset.key = key;
    element.content = content;
    if (old) {
      if (old === place) place = old.nextElementSibling;
      replace(old, element);
    }
    if (!old) list.insertBefore(element, place);
  }
  for (const gone of known.values()) gone.remove();
}

/** Replaces an element by its new form. Open details stay open, and a focused control keeps the focus. */
function replace(old, element) {
  const details = old.querySelector("details");
  if (details?.open) element.querySelector("details").open = true;
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined;
  const place = focused && [...old.querySelectorAll("*")].indexOf(focused);
  old.replaceWith(element);
  if (focused) element.querySelectorAll("*")[place]?.focus();
}

export const byId = (id) => document.getElementById(id);

export const listOf = (name) => document.querySelector(`[data-list="${name}"]`);

export const showCount = (name, count) => {
  document.querySelector(`[data-count="${name}"]`).textContent = String(count);
};

let fading;

/** A short note at the bottom of the page, which screen readers hear. */
export function note(text) {
  clearTimeout(fading);
  byId("toast").textContent = text;
  fading = setTimeout(() => (byId("toast").textContent = ""), 6000);
}
