import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startHostedWorld, type HostedWorld } from "../hosted-world";
import { hosts } from "../hosts";
import { subjects } from "../subjects";
import { settingsFor } from "../world";
import { Trial } from "./trial";

const networks = hosts.flatMap((kind) => subjects.map((subject) => ({ kind, subject })));

describe.each(networks)("20: $subject.name through the $kind.host host, behind a bad network", ({ kind, subject }) => {
  let world: HostedWorld;
  beforeAll(async () => {
    world = await startHostedWorld(kind, {}, { requestTimeout: "0.3", maxRetries: "1" });
  });
  afterAll(() => world.stop());

  /** A trial in the same world, with another address of the service. */
  const reachedBy = (url: string) =>
    Trial.of(subject, world, settingsFor({ ...world.emulator, url }, { requestTimeout: "0.3", maxRetries: "1" }));

  const servers: (Server | TcpServer)[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
    world.emulator.faults.clear();
  });
  const listen = async (server: Server | TcpServer) => {
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const least = () => subject.beside(world, "");
  /** The first request of a create. */
  const first = () => subject.requests.create(least())[0]!;

  test("an unknown host name: retried, and the error names only the host", async () => {
    const trial = await reachedBy("http://does-not-exist.invalid");
    const { message } = await trial.failure(trial.life.up(least()));
    expect([
      `${first()}: no answer from does-not-exist.invalid (ENOTFOUND)`,
      `${first()}: no answer from does-not-exist.invalid (EAI_AGAIN)`,
    ]).toContain(message);
  });

  test("a refused connection: retried, and the error mentions no object that may exist", async () => {
    const port = await listen(createTcpServer());
    await new Promise((closed) => servers.pop()!.close(closed));
    const trial = await reachedBy(`http://127.0.0.1:${port}`);
    const { message } = await trial.failure(trial.life.up(least()));
    expect(message).toBe(`${first()}: no answer from 127.0.0.1:${port} (ECONNREFUSED)`);
  });

  test("a host with an invalid certificate: nothing is sent or retried", async () => {
    let connections = 0;
    let requests = 0;
    const server = createHttpsServer(selfSigned(), (_request, response) => {
      requests += 1;
      response.end("{}");
    });
    server.on("connection", () => (connections += 1));
    const port = await listen(server);
    const trial = await reachedBy(`https://127.0.0.1:${port}`);
    const { message } = await trial.failure(trial.life.up(least()));
    expect(message).toBe(`${first()}: no answer from 127.0.0.1:${port} (DEPTH_ZERO_SELF_SIGNED_CERT)`);
    expect([connections, requests]).toEqual([1, 0]);
  });

  test("a host without TLS: nothing is sent or retried", async () => {
    let connections = 0;
    const server = createHttpServer((_request, response) => response.end("{}"));
    server.on("connection", () => (connections += 1));
    const port = await listen(server);
    const trial = await reachedBy(`https://127.0.0.1:${port}`);
    const { message } = await trial.failure(trial.life.up(least()));
    expect(message).toMatch(/no answer from 127\.0\.0\.1:\d+ \((EPROTO|ERR_SSL_\w+)\)$/);
    expect(connections).toBe(1);
  });

  test("a host that accepts the request and does not answer: the error names the object that may exist", async () => {
    const port = await listen(createTcpServer((socket) => socket.on("error", () => undefined).resume()));
    const trial = await reachedBy(`http://127.0.0.1:${port}`);
    const { message } = await trial.failure(trial.life.up(least()));
    expect(message).toMatch(/did not answer within 0\.3 s \(vonage:requestTimeout\)/);
    // A resource whose create only reads has made nothing.
    if (first() === subject.requests.make) expect(message).toMatch(subject.mayExist);
    else expect(message).not.toMatch(subject.mayExist);
  });

  test("a redirect: not followed, because it could send the credentials to another host", async () => {
    let followed = 0;
    const elsewhere = await listen(createHttpServer((_request, response) => response.end(String((followed += 1)))));
    const port = await listen(
      createHttpServer((_request, response) => {
        response.writeHead(307, { Location: `http://localhost:${elsewhere}/v2/applications?token=x` }).end();
      }),
    );
    const trial = await reachedBy(`http://127.0.0.1:${port}`);
    const { message } = await trial.failure(trial.life.up(least()));
    expect(message).toContain(`redirects to localhost:${elsewhere}; credentials are not sent there`);
    expect(followed).toBe(0);
  });

  test.each([
    ["a connection that hangs after the headers", { hang: true }],
    ["a body that comes byte by byte", { slowBody: 5_000 }],
    ["an answer that never comes", { delay: 5_000 }],
  ])("%s, during a read: the deadline holds, and the state stays", async (_name, rule) => {
    const trial = await Trial.of(subject, world);
    await trial.life.up(least());
    const before = trial.life.kept;
    trial.clear();
    trial.fail("look", { ...rule, count: "forever" });
    const begun = performance.now();
    const { message } = await trial.failure(trial.life.refresh());
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(message).toMatch(/: 127\.0\.0\.1:\d+ did not answer within 0\.3 s \(vonage:requestTimeout\)$/);
    expect(trial.count("look")).toBe(2);
    expect(trial.life.kept).toBe(before);
    await trial.end();
  });

  test("a connection that hangs during garbage collections: the deadline holds", async () => {
    const trial = await Trial.of(subject, world);
    await trial.life.up(least());
    trial.clear();
    trial.fail("look", { hang: true, count: "forever" });
    // On a busy machine, each turn of the event loop pays for a collection. So a few must be enough.
    let left = 8;
    const collecting = setInterval(() => (left -= 1) >= 0 && collect(), 100);
    const begun = performance.now();
    await trial.failure(trial.life.refresh()).finally(() => clearInterval(collecting));
    expect(performance.now() - begun).toBeLessThan(5_000);
    await trial.end();
  });

  test("one bad answer to a read: retried without a warning", async () => {
    const trial = await Trial.of(subject, world);
    await trial.life.up(least());
    for (const rule of [{ reset: true }, { status: 503 }, { truncate: true }, { text: "<html>" }, { delay: 1_000 }]) {
      trial.clear();
      trial.fail("look", rule);
      expect(await trial.life.refresh()).toBe(true);
      expect(trial.count("look")).toBe(2);
    }
    await trial.end();
  });
});

function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "vonage-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", key, "-out", cert];
  execFileSync("openssl", [...options, ...names], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}
