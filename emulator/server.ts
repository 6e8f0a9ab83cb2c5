// The HTTP server: finds the handler for a path (the only file that knows find-my-way).
import findMyWay, { type HTTPMethod, type HTTPVersion, type Instance } from "find-my-way";
import { createServer, type IncomingMessage, METHODS, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, type Socket } from "node:net";
import { type Api, type Handler, type Reason, Refusal } from "./exchange";
import { type Incoming } from "./pipeline";

export interface ServerOptions {
  apis: Api[];
  /** Paths below this belong to the emulator itself. */
  control: Api;
  serve: (incoming: Incoming) => Promise<void>;
  serveControl: (incoming: Incoming) => Promise<void>;
}

/** CONNECT never reaches the router: Node emits an event with the socket instead. */
const ROUTED = METHODS.filter((method) => method !== "CONNECT") as HTTPMethod[];

/** Longer than clients keep idle connections, so that no request is sent on a connection that closes. */
const IDLE_MILLISECONDS = 72_000;

export class HttpServer {
  readonly #server: Server;
  /** Answers under way. If a connection sends unreadable bytes, it is closed after its answer. */
  readonly #answering = new Map<Socket, ServerResponse>();
  /** Connections that have sent a request. */
  readonly #known = new WeakSet<Socket>();

  constructor(options: ServerOptions) {
    const router = findMyWay({
      ignoreTrailingSlash: true,
      maxParamLength: 65536,
      defaultRoute: (request, response) => fallBack(options, request, response, 404),
      onBadUrl: (_path, request, response) =>
        fallBack(options, request, response, 400, { detail: "The path is not valid" }),
    });
    for (const api of options.apis) route(router, api, options.serve);
    route(router, options.control, options.serveControl);
    this.#server = createServer({ keepAliveTimeout: IDLE_MILLISECONDS }, (request, response) => {
      this.#remember(request.socket, response);
      router.lookup(request, response);
    });
    this.#server.on("connect", (_request, socket) => socket.end(RAW_405));
    this.#server.on("clientError", (error, socket) => this.#refuseUnreadable(error, socket as Socket));
  }

  /** Resolves with the address in use. Rejects if the server cannot listen there. */
  listen(host: string, port: number): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ host, port }, () => {
        this.#server.off("error", reject);
        resolve(this.#server.address() as AddressInfo);
      });
    });
  }

  /** Ends every connection, even those with a request under way. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #remember(socket: Socket, response: ServerResponse): void {
    this.#known.add(socket);
    this.#answering.set(socket, response);
    response.once("close", () => {
      if (this.#answering.get(socket) === response) this.#answering.delete(socket);
    });
  }

  /**
   * Some clients send a body that they have not announced, such as `{}` after a DELETE. It looks like the start of another
   * request, but the request before it was complete. That request gets its answer, and nothing else is answered.
   */
  #refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    if (error.code !== "HPE_INVALID_METHOD" || !this.#known.has(socket)) {
      return void socket.end(error.code === "HPE_HEADER_OVERFLOW" ? RAW_431 : RAW_400);
    }
    const pending = this.#answering.get(socket);
    if (!pending) return void socket.end();
    pending.shouldKeepAlive = false;
    pending.once("finish", () => socket.end());
  }
}

type Serve = (incoming: Incoming) => Promise<void>;

function route(router: Instance<HTTPVersion.V1>, api: Api, serve: Serve): void {
  for (const { path, on } of api.routes) {
    const allowed = Object.keys(on).join(", ");
    const refuse: Handler = ({ method }) => {
      throw new Refusal({ ...api.problem(405, methodReason(api, method)), headers: { allow: allowed } });
    };
    router.on(ROUTED, path, (request, response, params) => {
      void serve({ request, response, api, handler: on[request.method ?? ""] ?? refuse, params });
    });
  }
}

const methodReason = (api: Api, method: string): Reason => api.methodReason?.(method) ?? {};

/** The API that words the refusal of an unknown path. */
function apiFor(apis: Api[], path: string): Api {
  const beginning = ({ under }: Api): number =>
    Math.max(-1, ...under.filter((each) => path.startsWith(each)).map(({ length }) => length));
  return apis.reduce((best, each) => (beginning(each) > beginning(best) ? each : best));
}

/** Answers a request that matches no route. */
function fallBack(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  reason?: Reason,
): void {
  const path = request.url?.split("?")[0] ?? "/";
  const control = path.startsWith("/_emulator");
  const api = control ? options.control : apiFor(options.apis, path);
  const handler: Handler = () => api.problem(status, reason);
  void (control ? options.serveControl : options.serve)({ request, response, api, handler, params: {} });
}

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
