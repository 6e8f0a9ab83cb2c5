// Measures how many GET requests the emulator answers in a second of CPU time.
import { connect } from "node:net";
import { startEmulator } from "./emulator.mjs";
import { useOf } from "./processes.mjs";
import { rounded } from "./summary.mjs";

const [CONNECTIONS, WARM_UP_SECONDS, SECONDS] = [16, 1, 4];

/** Returns `{ perSecond, perCoreSecond }`. `perCoreSecond` counts only the CPU time of the emulator. */
export async function measureEmulatorRate(root) {
  const emulator = await startEmulator(root, 0);
  try {
    const { id } = await emulator.create({ name: "asked for" });
    await askFor(emulator, id, WARM_UP_SECONDS);
    const before = useOf(emulator.pid).cpuSeconds;
    const { count, seconds } = await askFor(emulator, id, SECONDS);
    const cpuSeconds = useOf(emulator.pid).cpuSeconds - before;
    return { perSecond: rounded(count / seconds, 0), perCoreSecond: rounded(count / (cpuSeconds || seconds), 0) };
  } finally {
    emulator.stop();
  }
}

async function askFor(emulator, id, seconds) {
  const { hostname, port } = new URL(emulator.url);
  const request = `GET /v2/applications/${id} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: ${emulator.authorization}\r\n\r\n`;
  const start = performance.now();
  const until = start + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => askOn(connect(Number(port), hostname), request, until)),
  );
  return { count: counts.reduce((a, b) => a + b, 0), seconds: (performance.now() - start) / 1000 };
}

/** Sends requests over one connection, each after the answer to the one before. It is minimal, to cost little CPU time. */
function askOn(socket, request, until) {
  return new Promise((resolve, reject) => {
    let count = 0;
    let received = "";
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("error", reject);
    socket.on("data", (text) => {
      received += text;
      const head = received.indexOf("\r\n\r\n");
      const length = /content-length: (\d+)/i.exec(received)?.[1];
      if (head < 0 || received.length < head + 4 + Number(length)) return;
      if (!received.startsWith("HTTP/1.1 200 ")) return void reject(new Error(received));
      received = "";
      count += 1;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(count));
    });
    socket.write(request);
  });
}
