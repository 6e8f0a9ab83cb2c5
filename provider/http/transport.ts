// Sends requests (the only file that knows axios).
import axios, { AxiosError, isAxiosError, type AxiosInstance, type AxiosResponse } from "axios";
import axiosRetry from "axios-retry";
import type { Properties } from "../schema";
import { outcomeOf, statusOf, type Family, type Heard, type Method } from "./answer";
import type { Course } from "./course";
import { TransportError, UNREADABLE, type Failed } from "./failed";

/** One request, ready to be sent. */
export interface Outgoing {
  readonly method: Method;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Checks the body of a successful answer. */
  readonly expects?: (body: Properties) => boolean;
}

declare module "axios" {
  interface AxiosRequestConfig {
    course?: Course;
    expects?: (body: Properties) => boolean;
    /** The time limit of this attempt. Kept here, because Node may collect a signal that only `AbortSignal.any` holds. */
    attempt?: AbortSignal;
  }
}

/** Sends requests to one host, and retries them as their courses say. Only this file knows axios. */
export class Transport {
  readonly #http: AxiosInstance;

  constructor(baseUrl: string, family: Family, requestTimeout: number) {
    this.#http = axios.create({
      baseURL: baseUrl,
      maxRedirects: 0, // A redirect could carry the credentials to another host.
      responseType: "text",
      transformRequest: [(text: unknown) => text],
      transformResponse: [(text: unknown) => text],
      headers: { Accept: "application/json", "User-Agent": "pulumi-vonage" },
    });
    this.#http.interceptors.request.use((request) => {
      request.attempt = AbortSignal.timeout(Math.round(requestTimeout * 1000));
      const { course, attempt } = request;
      request.signal = course ? AbortSignal.any([course.end, attempt]) : attempt;
      course?.begin();
      return request;
    });
    this.#http.interceptors.response.use(
      (response) => judged(response, family),
      (error: unknown) => cutOff(error),
    );
    axiosRetry(this.#http);
  }

  /**
   * Sends a request and returns the body of the answer.
   * @throws TransportError if the service did not accept it
   */
  async send(
    { method, path, query, headers, text, expects }: Outgoing,
    course: Course,
  ): Promise<Properties | undefined> {
    let wait = 0;
    try {
      const response = await this.#http.request<Properties | undefined>({
        method,
        url: path,
        params: query,
        data: text,
        headers,
        course,
        expects,
        "axios-retry": {
          retries: Number.MAX_SAFE_INTEGER,
          retryCondition: (error) => {
            const asked = course.waitAfter(failed(error));
            wait = asked ?? 0;
            return asked !== undefined;
          },
          retryDelay: () => wait,
          onRetry: (_count, _error, request) => {
            request.signal = course.end; // The wait is not part of the attempt before it.
          },
        },
      });
      course.heard(heardIn(response));
      return response.data;
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      const failure = failed(error);
      course.heard(failure.heard);
      throw new TransportError(failure);
    }
  }
}

/** Parses the body of a 2xx answer. Throws if the answer is a refusal or cannot be read. */
function judged(response: AxiosResponse<unknown>, family: Family): AxiosResponse<unknown> {
  const method = (response.config.method ?? "get").toUpperCase() as Method;
  const outcome = outcomeOf(method, heardIn(response), family, response.config.expects);
  if (outcome.kind === "accepted") return { ...response, data: outcome.body };
  const code = outcome.kind === "refused" ? AxiosError.ERR_BAD_REQUEST : UNREADABLE;
  throw new AxiosError(outcome.kind, code, response.config, response.request, response);
}

/** A successful answer whose body is cut off counts as unreadable: the request may have taken effect. */
function cutOff(error: unknown): never {
  const isSuccess = isAxiosError(error) && error.response && error.response.status < 300;
  throw isSuccess ? new AxiosError("cut off", UNREADABLE, error.config, error.request, error.response) : error;
}

function failed({ code = "ERR_NETWORK", response }: AxiosError): Failed {
  if (!response) return { code };
  const heard = heardIn(response);
  return { code, heard: code === UNREADABLE ? heard : { ...heard, status: statusOf(heard) } };
}

function heardIn({ status, headers, data }: AxiosResponse<unknown>): Heard {
  return {
    status,
    header: (name) => {
      const value: unknown = headers[name];
      return typeof value === "string" ? value : undefined;
    },
    text: typeof data === "string" ? data : "",
  };
}
