// The engine's side of a plugin, over real gRPC: calls the plugin, and receives its messages.
import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { startPlugin, type Plugin } from "../../provider/hosts/plugin/server";

export type Values = Record<string, unknown>;

/** The calls of a plugin, each with its request and its response. */
interface Calls {
  handshake: [messages.ProviderHandshakeRequest, messages.ProviderHandshakeResponse];
  getSchema: [messages.GetSchemaRequest, messages.GetSchemaResponse];
  getPluginInfo: [Empty, PluginInfo];
  checkConfig: [messages.CheckRequest, messages.CheckResponse];
  diffConfig: [messages.DiffRequest, messages.DiffResponse];
  configure: [messages.ConfigureRequest, messages.ConfigureResponse];
  check: [messages.CheckRequest, messages.CheckResponse];
  diff: [messages.DiffRequest, messages.DiffResponse];
  create: [messages.CreateRequest, messages.CreateResponse];
  read: [messages.ReadRequest, messages.ReadResponse];
  update: [messages.UpdateRequest, messages.UpdateResponse];
  delete: [messages.DeleteRequest, Empty];
  invoke: [messages.InvokeRequest, messages.InvokeResponse];
  construct: [messages.ConstructRequest, messages.ConstructResponse];
  cancel: [Empty, Empty];
}

type Method = (request: unknown, answer: (error: ServiceError | null, response: unknown) => void) => void;

/** A message as the engine encodes it, with another library than the plugin's. */
export const struct = (values: Values) => Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as never);
export const valuesOf = (message: Struct | undefined) => message?.toJavaScript() as Values | undefined;

/** A message of the plugin to its user. */
export interface Told {
  readonly severity: number;
  readonly text: string;
  readonly urn: string;
}

/** A plugin that serves the engine at this address. */
type Launch = (engine: string) => Promise<Pick<Plugin, "port" | "close">>;

/** An engine with a running plugin, which is configured if settings are given. */
export class Engine {
  readonly #plugin: Pick<Plugin, "close">;
  readonly #server: Server;

  private constructor(
    plugin: Pick<Plugin, "close">,
    server: Server,
    readonly client: ResourceProviderClient,
    readonly told: readonly Told[],
  ) {
    this.#plugin = plugin;
    this.#server = server;
  }

  /** By default the plugin runs in this process. */
  static async start(settings?: Values, launch: Launch = (engine) => startPlugin({ engine })): Promise<Engine> {
    const told: Told[] = [];
    const server = new Server();
    server.addService(EngineService, {
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
    const plugin = await launch(`127.0.0.1:${port}`);
    const client = new ResourceProviderClient(`127.0.0.1:${plugin.port}`, credentials.createInsecure());
    const engine = new Engine(plugin, server, client, told);
    if (settings) await engine.configure(settings);
    return engine;
  }

  call<Name extends keyof Calls>(name: Name, request: Calls[Name][0]): Promise<Calls[Name][1]> {
    const client = this.client as unknown as Record<string, Method>;
    return new Promise((resolve, reject) =>
      client[name]!(request, (error, response) => (error ? reject(error) : resolve(response as Calls[Name][1]))),
    );
  }

  /** The items of a list. */
  async list(request: messages.ListRequest): Promise<messages.ListResponse[]> {
    const responses: messages.ListResponse[] = [];
    for await (const response of this.client.list(request)) responses.push(response as messages.ListResponse);
    return responses;
  }

  async configure(settings: Values, urn?: string): Promise<messages.ConfigureResponse> {
    const request = new messages.ConfigureRequest()
      .setUrn(urn ?? "")
      .setArgs(struct(settings))
      .setAcceptsecrets(true);
    return await this.call("configure", request);
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.#plugin.close();
    this.#server.forceShutdown();
  }
}

/** The state that a failed call asks the engine to keep. */
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

/** The message of a refused call. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const failed = await work.then(
    () => undefined,
    (error: unknown) => error as ServiceError,
  );
  if (!failed) throw new Error("The call was not refused.");
  return failed.details;
}

export { messages };
