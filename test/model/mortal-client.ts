// An HTTP client that can be killed.
import { VonageClient, type Api } from "../../provider/http/client";
import type { Kill } from "./stack";

type Request = VonageClient["request"];

/** The client of a process that may be killed at any request. From then on it never answers. */
export class MortalClient extends VonageClient {
  kill: Kill | undefined;
  /** Resolves when the process is killed and its pending requests have ended. */
  readonly death: Promise<"killed">;
  #die!: () => void;
  #isDead = false;
  #count = 0;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(...args: ConstructorParameters<typeof VonageClient>) {
    super(...args);
    this.death = new Promise<void>((die) => (this.#die = die)).then(async () => {
      await Promise.allSettled(this.#underWay);
      return "killed" as const;
    });
  }

  override request(...args: Parameters<Request>): Promise<unknown> {
    return this.#live(() => super.request(...args));
  }

  override get rest(): Api {
    return this.#mortal(super.rest);
  }

  override as(applicationId: string, privateKey: string): Api {
    return this.#mortal(super.as(applicationId, privateKey));
  }

  #mortal(api: Api): Api {
    return { request: (...args: Parameters<Request>) => this.#live(() => api.request(...args)) };
  }

  async #live(work: () => Promise<unknown>): Promise<unknown> {
    this.#count += 1;
    const isLast = this.#count === this.kill?.nth;
    if (this.#isDead || (isLast && this.kill?.moment === "before")) return this.#end();
    const answer = work();
    this.#underWay.add(answer);
    await answer.catch(() => undefined).finally(() => this.#underWay.delete(answer));
    return this.#isDead || isLast ? this.#end() : answer;
  }

  #end(): Promise<never> {
    this.#isDead = true;
    this.#die();
    return new Promise<never>(() => undefined);
  }
}
