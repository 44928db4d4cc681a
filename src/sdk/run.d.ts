import type { CreditsSDK } from "./credits-sdk.ts";
import type { OperationOptions, OperationResult } from "./ledger.ts";
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
export type RunResult<T> = OperationResult & {
  result: T;
  used: number;
};
/** The work behind `CreditsSDK.run`. */
export declare function runMetered<T>(
  sdk: CreditsSDK,
  userId: string,
  options: RunOptions,
  work: (meter: Meter) => Promise<T>,
): Promise<RunResult<T>>;
