// Serves the plugin over gRPC.
import {
  Server,
  ServerCredentials,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { InvokeRequest, ListRequest } from "@pulumi/pulumi/proto/provider_pb";
import { comparison } from "./comparison";
import { configuration } from "./configuration";
import { EngineLog } from "./engine-log";
import { failureOf } from "./failure";
import { Instance } from "./instance";
import { introduction } from "./introduction";
import { life } from "./life";
import { looking } from "./looking";

/** A plugin that serves an engine. */
export interface Plugin {
  readonly port: number;
  /** Resolves when no call is under way. */
  settled(): Promise<void>;
  /** Ends all calls, and resolves when none is under way. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** The largest message, in bytes. It is the engine's own limit. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** Serves the provider on a local port. Calls that it does not offer get the answer "not implemented". */
export async function startPlugin({ engine }: { engine?: string } = {}): Promise<Plugin> {
  const log = new EngineLog();
  if (engine) log.connect(engine);
  const instance = new Instance(log);
  const look = looking(instance);
  const calls = {
    ...introduction(instance, log),
    ...configuration(instance, log),
    ...comparison(instance, log),
    ...life(instance),
    invoke: (request: InvokeRequest) => look.invoke(request),
  };

  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(ResourceProviderService, {
    ...unary(calls),
    list: streaming((request: ListRequest) => look.list(request)),
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const settled = async () => {
    while (!instance.isIdle) await new Promise((resolve) => setTimeout(resolve, 50));
    await log.told();
  };
  return {
    port,
    settled,
    cancel() {
      instance.cancel();
      return settled();
    },
    async close() {
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      log.close();
    },
  };
}

/** The calls as gRPC handlers. Failures become gRPC errors. */
function unary(calls: Readonly<Record<string, (request: never) => Promise<unknown>>>): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(calls).map(([name, work]): [string, handleUnaryCall<unknown, unknown>] => [
      name,
      (call, answer) => {
        work(call.request as never).then(
          (response) => answer(null, response),
          (error: unknown) => answer(failureOf(error)),
        );
      },
    ]),
  );
}

function streaming<Request, Response>(
  work: (request: Request) => AsyncIterable<Response>,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    const send = async () => {
      for await (const response of work(call.request)) call.write(response);
      call.end();
    };
    send().catch((error: unknown) => call.emit("error", failureOf(error)));
  };
}
