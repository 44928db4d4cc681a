import type { CreditTransaction } from "./schema";

/** A line of the log, and what the sum up to it comes to. `agrees`: the balance that was noted with it is the same. */
export type Step = { line: CreditTransaction; sum: number; agrees: boolean };

/**
 * A piece of the log as a running sum. `lines`: newest first, as the history lists them; the steps come oldest first. The sum goes on from what was
 * noted before the oldest of them, and from 0 at the beginning of the log.
 */
export function stepsOf(lines: readonly CreditTransaction[]): {
  opening: { seq: number; balance: number };
  steps: Step[];
} {
  const ordered = [...lines].reverse();
  const first = ordered[0];
  const isBeginning = !first || first.seq === 1;
  const opening = isBeginning
    ? { seq: 0, balance: 0 }
    : { seq: first.seq - 1, balance: first.balance - first.amount };
  let sum = opening.balance;
  const steps = ordered.map((line) => {
    sum += line.amount;
    return { line, sum, agrees: sum === line.balance };
  });
  return { opening, steps };
}
