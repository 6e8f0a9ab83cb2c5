// Names the enums of the types, because other languages need enum types with named values.

/**
 * Returns a function from a place and its choices to the name of an enum type. A property with the same choices in
 * several types gets one name, such as `HttpMethod`. Any other name begins with that of its type, such as `VoiceRegion`.
 */
export function enumTypeNames(definitions) {
  const owners = new Map();
  const keyOf = (key, values) => JSON.stringify([key, values]);
  for (const [owner, { properties = {} }] of Object.entries(definitions))
    for (const [key, schema] of Object.entries(properties)) {
      const values = schema.enum ?? schema.items?.enum;
      if (values) owners.set(keyOf(key, values), [...(owners.get(keyOf(key, values)) ?? []), owner]);
    }

  const named = new Map();
  const taken = new Set(Object.keys(definitions));
  // The most shared enum is the first to choose a name.
  for (const [place, users] of [...owners].sort(([, a], [, b]) => b.length - a.length)) {
    const [key] = JSON.parse(place);
    const stem = users[0].replace(/(Inputs|State|Outputs)$/, "");
    const name = [users.length > 1 ? upper(key) : `${stem}${upper(key)}`, `${stem}${upper(key)}`].find(
      (one) => !taken.has(one),
    );
    if (!name) throw new Error(`No name is left for the choices of ${users[0]}.${key}.`);
    taken.add(name);
    named.set(place, name);
  }
  return (_owner, key, values) => named.get(keyOf(key, values));
}

/** `eu-west` is `EuWest`, `GET` is `Get`, `audio/l16;rate=8000` is `AudioL16Rate8000`. */
export function enumName(value) {
  const words = value.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const cased = words.map((word) => upper(/^[A-Z]+$/.test(word) ? word.toLowerCase() : word));
  return cased.reduce((name, word) => (/\d$/.test(name) && /^\d/.test(word) ? `${name}_${word}` : name + word));
}

const upper = (word) => word[0].toUpperCase() + word.slice(1);
