import type { Measured } from "./load.ts";

/** Rate and percentiles of what was done in so many seconds; `times` in milliseconds. */
export function summary(times: number[], seconds: number, failures: string[]): Measured {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  const [firstFailure] = failures;
  const measured = {
    count: times.length,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    failed: failures.length,
  };
  return firstFailure === undefined ? measured : { ...measured, firstFailure };
}
