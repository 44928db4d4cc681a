import { InsufficientCreditsError, TransactionError } from "./errors.ts";
import { credits } from "./input.ts";
import type { OperationOptions, OperationResult } from "./ledger.ts";

/** What a run asks of the SDK. */
type Holding = {
  hold(
    userId: string,
    amount: number,
    options: OperationOptions & { ttlMs: number; feature?: string },
  ): Promise<OperationResult & { holdId: string }>;
  extend(userId: string, holdId: string, more: { amount?: number; ttlMs?: number }): Promise<OperationResult>;
  capture(
    userId: string,
    holdId: string,
    amount: number,
    options: OperationOptions & { feature?: string },
  ): Promise<OperationResult>;
  release(userId: string, holdId: string): Promise<OperationResult>;
};

export type RunOptions = Omit<OperationOptions, "now"> & {
  /** Credits held at first, and as many again whenever they are used up. */
  estimate: number;
  /** Credits at most. Default: as far as the balance goes. */
  max?: number;
  /** How long the hold outlives a process that dies. Default: 2 minutes; it is renewed while the work runs. */
  ttlMs?: number;
  feature?: string;
};

/** Counts what the work uses. */
export type Meter = {
  /** Counts so many credits more, and holds more where needed. @throws InsufficientCreditsError; what was counted before stays. */
  add(amount: number): Promise<void>;
  readonly used: number;
};

/** What the work answered, and the capture of what it used. */
export type RunResult<T> = OperationResult & { result: T; used: number };

/** The work behind `CreditsSDK.run`. Where the capture fails after the work, nothing is charged, and the error stands for the lost result. */
export async function runMetered<T>(
  sdk: Holding,
  userId: string,
  options: RunOptions,
  work: (meter: Meter) => Promise<T>,
): Promise<RunResult<T>> {
  const { estimate, max = Number.MAX_SAFE_INTEGER, ttlMs = 120_000, feature, ...said } = options;
  credits(max, estimate, "max");
  const { holdId, repeated } = await sdk.hold(userId, estimate, {
    ttlMs,
    ...said,
    ...(feature && { feature }),
  });
  if (repeated)
    throw new TransactionError("hold_exists", "This work was begun before under the same idempotency key.");
  const meter = new HoldMeter(estimate, max, (amount) => sdk.extend(userId, holdId, { amount }));
  const alive = setInterval(
    () => void sdk.extend(userId, holdId, { ttlMs }).catch(() => undefined),
    ttlMs / 3,
  );
  try {
    const result = await work(meter);
    const { description, metadata, idempotencyKey } = said;
    const captured = await sdk.capture(userId, holdId, meter.used, {
      description,
      metadata,
      ...(feature && { feature }),
      ...(idempotencyKey && { idempotencyKey: `${idempotencyKey}:capture` }),
    });
    return { ...captured, result, used: meter.used };
  } catch (error) {
    // A hold that cannot be released now ends by itself.
    await sdk.release(userId, holdId).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

class HoldMeter implements Meter {
  #used = 0;
  #held: number;
  #turn: Promise<void> = Promise.resolve();
  readonly #max: number;
  readonly #extend: (amount: number) => Promise<unknown>;

  constructor(held: number, max: number, extend: (amount: number) => Promise<unknown>) {
    this.#held = held;
    this.#max = max;
    this.#extend = extend;
  }

  get used(): number {
    return this.#used;
  }

  /** One after another, so that two counts at once do not both hold for the same need. */
  add(amount: number): Promise<void> {
    credits(amount, 0);
    const turn = this.#turn.then(() => this.count(amount));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  private async count(amount: number): Promise<void> {
    const needed = this.#used + amount - this.#held;
    if (this.#used + amount > this.#max) throw new InsufficientCreditsError(this.#max - this.#used, amount);
    if (needed > 0) await this.holdMore(needed);
    this.#used += amount;
  }

  private async holdMore(needed: number): Promise<void> {
    const wished = Math.min(Math.max(needed, this.#held), this.#max - this.#held);
    try {
      await this.#extend(wished);
      this.#held += wished;
    } catch (error) {
      if (!(error instanceof InsufficientCreditsError) || wished === needed) throw error;
      await this.#extend(needed);
      this.#held += needed;
    }
  }
}
