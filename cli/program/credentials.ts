// Recognises credentials by their form.

/** The names of headers, parameters and fields that hold credentials. */
const NAMES = /authori[sz]ation|cookie|credential|passw|secret|token$|api[-_ ]?key|private[-_ ]?key/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

const SIP_WITH_PASSWORD = /^sips?:[^@:]*:[^@]+@/i;

/** Whether a text has the form of a credential. */
export function holdsCredential(text: string): boolean {
  if (PRIVATE_KEY.test(text) || SIP_WITH_PASSWORD.test(text)) return true;
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { password, searchParams } = new URL(text);
  return password !== "" || [...searchParams].some(([name, value]) => value !== "" && NAMES.test(name));
}

/** Whether the value under this name is a credential. */
export function namesCredential(name: string): boolean {
  return NAMES.test(name);
}
