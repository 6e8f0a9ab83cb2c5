/** HTTP: listens, finds the handler for a path, and closes at once (the only file that knows fastify). */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { METHODS } from "node:http";
import { type Socket } from "node:net";
import { type Api, type Handler, type Reason, Refusal } from "./exchange";
import { type Incoming } from "./pipeline";

export interface ServerOptions {
  apis: Api[];
  /** Paths below this belong to the emulator itself. */
  control: Api;
  serve: (incoming: Incoming) => Promise<void>;
  serveControl: (incoming: Incoming) => Promise<void>;
  /** The API whose words a request to an unknown path is refused in. */
  apiFor: (path: string) => Api;
}

/** CONNECT never reaches a router: Node hands its socket over instead. */
const ROUTED = METHODS.filter((method) => method !== "CONNECT");

export function createServer(options: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 65536 },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (_error, request, reply) => fallBack(request, reply, 400, { detail: "The path is not valid" }),
  });
  // The pipeline reads every body itself, so that a refusal of any of them is the API's own.
  for (const method of ROUTED) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  for (const api of options.apis) route(app, api, options.serve);
  route(app, options.control, options.serveControl);
  app.setNotFoundHandler((request, reply) => fallBack(request, reply, 404));
  app.server.on("connect", (_request, socket) => socket.end(RAW_405));
  return app;

  function fallBack(request: FastifyRequest, reply: FastifyReply, status: number, reason?: Reason): void {
    reply.hijack();
    const path = request.raw.url?.split("?")[0] ?? "/";
    const control = path.startsWith("/_emulator");
    const api = control ? options.control : options.apiFor(path);
    const handler: Handler = () => api.problem(status, reason);
    void (control ? options.serveControl : options.serve)(incoming(request, reply, api, handler));
  }
}

function route(app: FastifyInstance, api: Api, serve: (incoming: Incoming) => Promise<void>): void {
  for (const { path, on } of api.routes) {
    const allowed = Object.keys(on).join(", ");
    const refuse: Handler = ({ method }) => {
      throw new Refusal({ ...api.problem(405, methodReason(api, method)), headers: { allow: allowed } });
    };
    app.route({
      method: ROUTED,
      url: path,
      handler: (request, reply) => {
        reply.hijack();
        void serve(incoming(request, reply, api, on[request.method] ?? refuse));
      },
    });
  }
}

const methodReason = (api: Api, method: string): Reason => api.methodReason?.(method) ?? {};

const incoming = (request: FastifyRequest, reply: FastifyReply, api: Api, handler: Handler): Incoming => ({
  request: request.raw,
  response: reply.raw,
  api,
  handler,
  params: (request.params ?? {}) as Record<string, string | undefined>,
});

const raw = (status: string, detail: string): string => {
  const body = JSON.stringify({ title: status.slice(4), detail });
  return [
    `HTTP/1.1 ${status}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
};

const RAW_400 = raw("400 Bad Request", "The request is not valid HTTP/1.1");
const RAW_405 = raw("405 Method Not Allowed", "Request method 'CONNECT' not supported");
const RAW_431 = raw("431 Request Header Fields Too Large", "The request line and headers are too large");

function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  socket.end(error.code === "HPE_HEADER_OVERFLOW" ? RAW_431 : RAW_400);
}
