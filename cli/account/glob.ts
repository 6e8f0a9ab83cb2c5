// Patterns for the names of applications.

/** Whether a text matches a pattern in which `*` stands for any characters and `?` for one. */
export function matches(text: string, pattern: string): boolean {
  const source = [...pattern].map((sign) => (sign === "*" ? ".*" : sign === "?" ? "." : literal(sign))).join("");
  return new RegExp(`^${source}$`, "su").test(text);
}

function literal(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}
