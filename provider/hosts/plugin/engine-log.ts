// Sends messages of the plugin to the engine.
import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Severity } from "../../session";

const SEVERITIES: Record<Severity, LogSeverity> = {
  debug: LogSeverity.DEBUG,
  info: LogSeverity.INFO,
  warning: LogSeverity.WARNING,
  error: LogSeverity.ERROR,
};

/** Sends messages for the user to the engine. Nobody sees what a plugin writes to its own output. */
export class EngineLog {
  #engine?: EngineClient;
  #telling: Promise<void> = Promise.resolve();

  /** Sets the engine that receives the messages. */
  connect(address: string): void {
    this.#engine?.close();
    this.#engine = new EngineClient(address, credentials.createInsecure());
  }

  /** With a urn, the message is shown beside that resource. */
  tell(severity: Severity, text: string, urn = ""): void {
    const engine = this.#engine;
    if (!engine) return;
    const request = new LogRequest().setSeverity(SEVERITIES[severity]).setMessage(text).setUrn(urn);
    // A message that cannot be delivered is no failure. Messages keep their order.
    this.#telling = this.#telling.then(() => new Promise((resolve) => engine.log(request, () => resolve())));
  }

  /** Resolves when all messages have arrived, or after a second, because the engine may be gone. */
  async told(): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const second = new Promise<void>((resolve) => (limit = setTimeout(resolve, 1000)));
    await Promise.race([this.#telling, second]).finally(() => clearTimeout(limit));
  }

  close(): void {
    this.#engine?.close();
    this.#engine = undefined;
  }
}
