// Fields of a JSON object by their paths, and the merge patch between two objects.

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isListOfObjects = (value) => Array.isArray(value) && value.every(isObject);

/** Every field that holds no further fields, as `{ path, value }`. A path is an array of names and places in lists. */
export function leaves(value, path = []) {
  if ((isObject(value) || isListOfObjects(value)) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]));
  }
  return [{ path, value }];
}

export function put(object, path, value) {
  const [last, parents] = [path.at(-1), path.slice(0, -1)];
  const holder = parents.reduce((each, name) => {
    if (!isObject(each[name]) && !Array.isArray(each[name])) each[name] = {};
    return each[name];
  }, object);
  holder[last] = value;
}

export function drop(object, path) {
  const holder = path.slice(0, -1).reduce((each, name) => each?.[name], object);
  if (Array.isArray(holder)) holder.splice(Number(path.at(-1)), 1);
  else if (holder) delete holder[path.at(-1)];
}

/** The JSON merge patch that leads from one object to another; undefined if there is no difference. */
export function patchBetween(before, after) {
  const patch = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    const change = isObject(old) && isObject(now) ? patchBetween(old, now) : (now ?? null);
    if (change !== undefined) patch[name] = change;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}
