// doctor's checks of the settings.
import { addresses, settings as known, settingsProblems, variable } from "../../provider/http/config";
import { defaultUrls, type UrlKey } from "../../provider/schema/settings";
import { ill, well, type Health } from "./health";
import type { StackSetting } from "../pulumi/stack";

type StackSettings = ReadonlyMap<string, StackSetting>;

/** Checks whether the credentials are set, and names their source. Does not show their values. */
export function credentials(settings: StackSettings, isOfProject: boolean): Health[] {
  return [
    { key: "apiKey", command: "pulumi config set vonage:apiKey" },
    { key: "apiSecret", command: "pulumi config set --secret vonage:apiSecret" },
  ].map(({ key, command }) => {
    const name = `vonage:${key}`;
    if (settings.get(name)?.value.trim()) return well(name, "from the stack's configuration");
    if (process.env[variable(key)]?.trim()) return well(name, `from ${variable(key)} in the environment`);
    const place = `${variable(key)} in the environment.`;
    return ill(name, "missing", isOfProject ? `Run "${command}", or set ${place}` : `Set ${place}`);
  });
}

/** Finds malformed and misspelt settings. */
export function malformed(settings: StackSettings): Health[] {
  const given = [...settings.keys()].filter((name) => name.startsWith("vonage:")).map((name) => name.slice(7));
  const problems = settingsProblems((key) => settings.get(`vonage:${key}`)?.value, process.env, given);
  return problems.map(({ key, reason }) => {
    const name = `vonage:${key}`;
    if (!settings.has(name)) return ill(name, reason, `Correct ${variable(key)} in the environment.`);
    const isKnown = known.some((setting) => setting.key === key);
    return ill(name, reason, `Run "pulumi config ${isKnown ? `set ${name} VALUE` : `rm ${name}`}".`);
  });
}

/** Checks the addresses of the two hosts, unless they are malformed. */
export function hosts(settings: StackSettings): Health[] {
  const urls = Object.keys(defaultUrls) as UrlKey[];
  const wrong = malformed(settings).map(({ check }) => check);
  if (urls.some((key) => wrong.includes(`vonage:${key}`))) return [];
  const at = addresses((key) => settings.get(`vonage:${key}`)?.value);
  return urls
    .filter((key) => key === "baseUrl" || at[key] !== at.baseUrl)
    .map((key) => reached(key, at[key], settings));
}

function reached(key: UrlKey, url: string, settings: StackSettings): Health {
  const check = `vonage:${key}`;
  const remedy = settings.has(check)
    ? `Run "pulumi config set ${check} ${defaultUrls[key]}", or "pulumi config rm ${check}".`
    : `Set ${variable(key)} in the environment to ${defaultUrls[key]}, or remove it there.`;
  const { protocol, hostname, host } = new URL(url);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === "http:" && !isHere)
    return ill(check, `${host} is reached without encryption, so the credentials would be readable on the way`, remedy);
  return well(check, host);
}

/** Checks whether the stack's configuration holds secrets in plain text. */
export function plaintextSecrets(settings: StackSettings): Health[] {
  const exposed = [...settings].filter(
    ([name, { secret, value }]) => !secret && value !== "" && (SECRET_NAME.test(name) || PRIVATE_KEY.test(value)),
  );
  if (exposed.length === 0) return [well("secrets", "none is in the stack's configuration in plain text")];
  return exposed.map(([name]) =>
    ill(
      "secrets",
      `${name} is in the stack's configuration in plain text`,
      `Run "pulumi config set --secret ${name}". Then replace the secret itself, because the file may have been read.`,
    ),
  );
}

/** Matches the names of settings with secrets: `vonage:apiSecret`, and those of adopted programs. */
const SECRET_NAME = /(?:secret|password|private_?key|token|credential)\d*$/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;
