// npm run demo: takes the example shop through its whole lifecycle on Pulumi's engine, against the emulator. Then the
// packaged plugin imports an application into a program in YAML. `--keep` leaves the emulator and the stack of the shop
// running, so that you can go on by hand.
import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Checks } from "./demo/checks.mjs";
import { API_KEY, API_SECRET, startEmulator } from "./demo/emulator.mjs";
import { liveInYaml, makeYamlProject } from "./demo/plugin.mjs";
import { DemoStack } from "./demo/stack.mjs";
import { npmCommand } from "./npm.mjs";
import { say, stopwatch } from "./progress.mjs";
import { Interrupted, untilInterrupted } from "./run.mjs";
import { locateEngine } from "./setup/engine.mjs";

const ANSWER = "https://shop.example.com/webhooks/answer";
const NEW_ANSWER = "https://shop.example.com/webhooks/v2/answer";
const EVENTS = "https://shop.example.com/webhooks/events";
const ELSEWHERE = "https://somewhere-else.example.com/events";

const root = fileURLToPath(new URL("../", import.meta.url));
const keep = process.argv.includes("--keep");
const elapsed = stopwatch();

heading("Setting up");
prepare(process.execPath, "tools/setup/main.mjs");
prepare(...npmCommand(), "run", "--silent", "build");

const folder = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-vonage-demo-")));
const interrupt = untilInterrupted();
const checks = new Checks();
let emulator;
let kept = false;
try {
  emulator = await startEmulator(root, folder);
  say(`An emulator of Vonage listens on ${emulator.url}.`);
  const { versions } = await locateEngine(root);
  const stack = new DemoStack({ root, folder, versions, interrupt });
  const settings = {
    plain: { "vonage:baseUrl": emulator.url, "vonage:apiKey": API_KEY },
    secret: { "vonage:apiSecret": API_SECRET },
  };
  await stack.init(settings.plain, settings.secret);
  const project = makeYamlProject(root, folder);
  const yaml = new DemoStack({ root, folder: join(folder, "of-yaml"), versions, interrupt, program: project });
  await yaml.init(settings.plain, settings.secret);
  say("The stack demo is new and empty; vonage:baseUrl and vonage:apiKey are set, vonage:apiSecret as a secret.");

  await live(stack);
  if (!keep) await end(stack);
  await liveInYaml(yaml, { project, emulator, checks, tell: heading, succeeded });
  heading("Verdict");
  if (!checks.tell()) process.exitCode = 1;
  say(`The demo took ${elapsed()}.`);
  kept = keep;
  if (kept) tellHowToGoOn(stack);
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  console.error(`\n${error instanceof Interrupted ? "Interrupted; everything is cleaned up." : error.message}`);
} finally {
  if (!kept) {
    emulator?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function live(stack) {
  heading("1. A preview", "The preview shows two resources to create, and sends no request to Vonage.");
  const preview = await stack.show("preview");
  succeeded(preview);
  checks.equal("the preview sent no request", await emulator.requests(), []);

  heading("2. The first deployment", "An application, and a user in its name; the keys are made on this machine.");
  succeeded(await stack.show("up", "--yes", "--skip-preview"));
  const [application] = (await emulator.state()).applications;
  const created = await emulator.requests();
  checks.equal("two resources took two requests", created, ["POST /v2/applications", "POST /v1/users"]);
  checks.equal("the service has the webhook of the program", answerUrlOf(application), ANSWER);
  const privateKey = (await stack.output("privateKey")).trim();
  checks.that("the private key is an output", privateKey.startsWith("-----BEGIN PRIVATE KEY-----"));
  const state = stack.stateText();
  const keyLine = privateKey.split("\n")[1];
  checks.that(
    "neither it nor the API secret is in clear in the state",
    !state.includes(keyLine) && !state.includes(API_SECRET),
  );

  heading("3. A webhook changes", "The preview shows only the changed address, and sends no request.");
  await stack.setConfig("answerUrl", NEW_ANSWER);
  const change = await stack.show("preview", "--diff");
  succeeded(change);
  checks.that("the preview shows the old and the new address", shows(change, ANSWER, NEW_ANSWER));
  checks.equal("the preview sent no request", await emulator.requests(), []);

  heading("4. The change is deployed", "In place, by one writing request. The user stays unchanged.");
  succeeded(await stack.show("up", "--yes", "--skip-preview"));
  const changed = await emulator.requests();
  checks.equal("one request wrote", writes(changed), [`PUT /v2/applications/${application.id}`]);
  checks.equal("the service has the new webhook", answerUrlOf(await current()), NEW_ANSWER);
  checks.that("the private key is the same", (await stack.output("privateKey")).trim() === privateKey);

  heading("5. Drift", "Somebody changed the address for events by hand; a refresh finds it.");
  const patch = { capabilities: { voice: { webhooks: { event_url: { address: ELSEWHERE } } } } };
  await emulator.patchApplication(application.id, patch);
  const refresh = await stack.show("refresh", "--diff", "--yes", "--skip-preview");
  succeeded(refresh);
  checks.that("the refresh shows the two addresses", shows(refresh, EVENTS, ELSEWHERE));
  checks.equal("it only read", writes(await emulator.requests()), []);

  heading("6. The way back", "The program is unchanged, so the preview leads back to its values.");
  const wayBack = await stack.show("preview", "--diff");
  succeeded(wayBack);
  checks.that("the preview shows the way back", shows(wayBack, ELSEWHERE, EVENTS));

  heading("7. The drift is reverted", "By the same kind of request as any change.");
  succeeded(await stack.show("up", "--yes", "--skip-preview"));
  checks.equal("the service has the address of the program", eventUrlOf(await current()), EVENTS);

  heading("8. Nothing is left to do", "Program, state and service agree again.");
  succeeded(await stack.show("preview", "--expect-no-changes"), "nothing is left to change");
}

async function end(stack) {
  heading("9. The end", "The user goes before its application.");
  succeeded(await stack.show("destroy", "--yes", "--skip-preview"));
  checks.equal("the service holds neither application nor user", await emulator.state(), {
    applications: [],
    users: {},
  });
}

function tellHowToGoOn({ settings, options }) {
  heading("Going on", "The stack and the emulator are still there. In a shell, in this repository:");
  for (const [name, value] of Object.entries(settings)) say(`export ${name}='${value}'`);
  const [flag, file] = options;
  say();
  say(`npx pulumi up ${flag} ${file}`);
  say(`npx pulumi refresh --diff ${flag} ${file}`);
  say(`npx pulumi destroy ${flag} ${file}`);
  say(`curl ${emulator.url}/_emulator/journal`);
  say(`\nWhen you are done:\nkill ${emulator.pid}; rm -r '${folder}'`);
  say(`\nWhat the service holds, in a browser:\n${emulator.url}/_emulator/`);
}

async function current() {
  return (await emulator.state()).applications[0];
}

function answerUrlOf({ capabilities }) {
  return capabilities.voice.webhooks.answer_url.address;
}

function eventUrlOf({ capabilities }) {
  return capabilities.voice.webhooks.event_url.address;
}

function writes(requests) {
  return requests.filter((request) => !request.startsWith("GET "));
}

/** Whether one line shows this change. */
function shows({ text }, from, to) {
  return text.split("\n").some((line) => line.includes(`"${from}" => "${to}"`));
}

function succeeded({ code }, claim = "the command succeeded") {
  say();
  checks.equal(claim, code, 0);
  if (code !== 0) throw new Error("The demo ends here, as what follows builds on this.");
}

function heading(title, lookAt) {
  say(`\n── ${title} ${"─".repeat(Math.max(0, 76 - title.length))}`);
  if (lookAt) say(`${lookAt}\n`);
}

function prepare(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
