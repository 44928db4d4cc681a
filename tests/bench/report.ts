import { type Row, rowOf } from "./rounds.ts";

const number = (value: number, digits = 0) => value.toFixed(digits).padStart(9);

/** Prints the figures of one stage, each beside the empty route of the same rounds. */
export function printRows(title: string, rows: Row[]): void {
  const empty = rowOf(rows, "empty");
  console.log(`\n${title}`);
  console.log(`${"".padEnd(44)} requests/s    p50 ms    p99 ms  server ms  of the empty route`);
  for (const row of rows) {
    const share = row === empty ? "" : number(row.perSecond / empty.perSecond, 2);
    console.log(
      `  ${row.name.padEnd(42)}  ${number(row.perSecond)}  ${number(row.p50, 1)} ${number(row.p99, 1)}  ${number(row.cpu, 2)}  ${share}`,
    );
    if (row.failed > 0) console.log(`    ${row.failed} failed: ${row.firstFailure ?? "no answer"}`);
  }
}

/** One figure that is wanted, and what it is. */
export type Wanted = {
  what: string;
  is: number;
  unit: string;
  atLeast?: number;
  atMost?: number;
  digits?: number;
};

/** Prints what was wanted and what it is; answers how many figures were missed. */
export function printWanted(figures: Wanted[]): number {
  console.log("\nWanted");
  let missed = 0;
  for (const { what, is, unit, atLeast, atMost, digits = 0 } of figures) {
    const isReached =
      is >= (atLeast ?? Number.NEGATIVE_INFINITY) && is <= (atMost ?? Number.POSITIVE_INFINITY);
    if (!isReached) missed++;
    const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
    console.log(`  ${isReached ? "✓" : "✗"} ${what.padEnd(64)} ${number(is, digits)} ${unit} (${limit})`);
  }
  return missed;
}
