import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { inRoot } from "../../scripts/lib/paths.ts";

/** One kind of request, sent again and again over connections that stay open. */
export type Requests = {
  kind: "requests";
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  connections: number;
  /** Every answer must have it. */
  status: number;
};

/** Whole purchases by new buyers: a checkout, a card's confirmation token from the sandbox, the confirmation. */
export type Purchases = {
  kind: "purchases";
  url: string;
  token: string;
  stripeUrl: string;
  stripeKey: string;
  productId: string;
  /** Buyers at a time. */
  buyers: number;
};

export type Load = Requests | Purchases;

/** What one load came to; times in milliseconds. */
export type Measured = {
  count: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
  firstFailure?: string;
};

/** The client, in a process of its own, so that it takes no time from what it measures but the machine's. */
export class Client {
  readonly #child: ChildProcess = fork(inRoot("tests/bench/client.ts"), { stdio: "inherit" });

  /** Puts a load on for so long. @throws Error when the client is gone or the load could not run. */
  async run(load: Load, seconds: number): Promise<Measured> {
    const over = new AbortController();
    const { signal } = over;
    const gone = once(this.#child, "exit", { signal }).then(() => {
      throw new Error("the client of the benchmark has ended");
    });
    gone.catch(() => undefined);
    this.#child.send({ load, seconds });
    try {
      const [answer] = await Promise.race([once(this.#child, "message", { signal }), gone]);
      if ("error" in answer) throw new Error(answer.error);
      return answer;
    } finally {
      over.abort();
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill();
    await ended;
  }
}
