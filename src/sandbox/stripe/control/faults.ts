/** What can be made to go wrong. `_after` means that the operation was carried out and kept all the same. */
export const faultModes = [
  "error_500",
  "error_500_after",
  "drop",
  "drop_after",
  "delay_before",
  "delay_after",
  "rate_limited",
] as const;

type FaultMode = (typeof faultModes)[number];

/** A fault that waits for its request. */
export interface Fault {
  readonly method: string;
  /** Exact, or with `:name` for a part that may be anything, such as `/v1/payment_intents/:id/confirm`. */
  readonly path: string;
  readonly mode: FaultMode;
  readonly delayMs: number;
  /** How often it still strikes. */
  times: number;
}

/** The faults that are set. They do not survive a restart. */
export class Faults {
  #waiting: Fault[] = [];

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  clear(): void {
    this.#waiting = [];
  }

  all(): readonly Fault[] {
    return this.#waiting;
  }

  /** The first fault that fits the request, which has then struck once more. */
  take(method: string, path: string): Fault | undefined {
    if (this.#waiting.length === 0) return undefined;
    const found = this.#waiting.find((fault) => fault.method === method && fits(fault.path, path));
    if (found === undefined) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.#waiting = this.#waiting.filter((fault) => fault !== found);
    return found;
  }
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(":") || part === given[index])
  );
}
