// The engine's side of a plugin, over real gRPC: what a test calls, and what the plugin tells it.
import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { startPlugin, type Plugin } from "../../provider/hosts/plugin/server";

export type Values = Record<string, unknown>;

type Unary<Request, Response> = (
  request: Request,
  answer: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** A message with the engine's own hand: another library's than the one that the plugin reads it with. */
export const struct = (values: Values) => Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as never);
export const valuesOf = (message: Struct | undefined) => message?.toJavaScript() as Values | undefined;

/** What a plugin has told its user. */
export interface Told {
  readonly severity: number;
  readonly text: string;
  readonly urn: string;
}

/** An engine with a plugin that it has started, and configured where settings are given. */
export class Engine {
  readonly #plugin: Plugin;
  readonly #server: Server;

  private constructor(
    plugin: Plugin,
    server: Server,
    readonly client: ResourceProviderClient,
    readonly told: readonly Told[],
  ) {
    this.#plugin = plugin;
    this.#server = server;
  }

  static async start(settings?: Values): Promise<Engine> {
    const told: Told[] = [];
    const server = new Server();
    server.addService(EngineService as never, {
      log: ({ request }: { request: LogRequest }, answer: (error: null, response: Empty) => void) => {
        told.push({ severity: request.getSeverity(), text: request.getMessage(), urn: request.getUrn() });
        answer(null, new Empty());
      },
    });
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    const plugin = await startPlugin({ engine: `127.0.0.1:${port}` });
    const client = new ResourceProviderClient(`127.0.0.1:${plugin.port}`, credentials.createInsecure());
    const engine = new Engine(plugin, server, client, told);
    if (settings) await engine.configure(settings);
    return engine;
  }

  call<Request, Response>(method: Unary<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) =>
      method.call(this.client, request, (error, response) => (error ? reject(error) : resolve(response))),
    );
  }

  async configure(settings: Values): Promise<messages.ConfigureResponse> {
    const request = new messages.ConfigureRequest().setArgs(struct(settings)).setAcceptsecrets(true);
    return await this.call<messages.ConfigureRequest, messages.ConfigureResponse>(this.client.configure, request);
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.#plugin.close();
    this.#server.forceShutdown();
  }
}

/** What a failed call says that is to be kept, as the engine reads it. */
export function kept(
  error: unknown,
): { id: string; properties: Values; inputs: Values; reasons: string[] } | undefined {
  const [details] = (error as ServiceError).metadata?.get("grpc-status-details-bin") ?? [];
  if (!details) return undefined;
  const [any] = Status.deserializeBinary(Buffer.from(details)).getDetailsList();
  if (any?.getTypeName() !== "pulumirpc.ErrorResourceInitFailed") return undefined;
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(any.getValue_asU8());
  return {
    id: failed.getId(),
    properties: valuesOf(failed.getProperties()) ?? {},
    inputs: valuesOf(failed.getInputs()) ?? {},
    reasons: failed.getReasonsList(),
  };
}

export { messages };
