// The page at `/_emulator/`: its files, and the headers that keep other pages away from it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Answer, type Route } from "./exchange";

/** Beside the sources, and one folder above the build. */
const FOLDER = [join(__dirname, "page"), join(__dirname, "../page")].find((folder) => existsSync(folder)) ?? "";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function pageRoutes(): Route[] {
  const files = readdirSync(FOLDER).filter((name) => extname(name) in TYPES);
  return [
    { path: "/_emulator", on: { GET: () => file("index.html") } },
    ...files.map((name): Route => ({ path: `/_emulator/page/${name}`, on: { GET: () => file(name) } })),
  ];
}

const file = (name: string): Answer => ({
  status: 200,
  text: readFileSync(join(FOLDER, name), "utf8"),
  headers: {
    "content-type": TYPES[extname(name)] ?? "text/plain",
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  },
});
