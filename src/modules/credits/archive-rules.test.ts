import fc from "fast-check";
import { expect, test } from "vitest";
import type { Transaction } from "@/sdk";
import { planArchive } from "./archive-plan";
import { type AccountBooks, bookTransaction, crossingsOf, type Entry } from "./archive-rules";

const key = { organization_id: "o", customer_id: "c" };
const empty: AccountBooks = {
  ...key,
  balance: 0,
  held: 0,
  last_seq: 0,
  granted: 0,
  purchased: 0,
  transferred: 0,
  spent: 0,
  expired: 0,
  revoked: 0,
  stopped_at: null,
  low_threshold: null,
  tell_deductions: false,
};

/** A log of grants and deductions, as the ledger would write it. */
function logOf(amounts: readonly number[]): Transaction[] {
  let balance = 0;
  return amounts.map((amount, index) => {
    balance += amount;
    const seq = index + 1;
    const type = amount >= 0 ? "grant" : "deduct";
    return { id: `tx_${seq}_a`, seq, type, amount, balance, held: 0, timestamp: seq, grants: [] };
  });
}
const entriesOf = (lines: readonly Transaction[]): Entry[] =>
  lines.map((transaction) => ({ ...key, entry_id: `${transaction.seq}-0`, text: "", transaction }));

const plan = (lines: readonly Transaction[], account = empty) =>
  planArchive(new Map([["o:c", account]]), entriesOf(lines), () => undefined);

const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 30 });

test("a whole log is archived to its end, whatever was in it twice", () => {
  fc.assert(
    fc.property(amounts, fc.nat(), (list, pick) => {
      const log = logOf(list);
      const twice = log[pick % log.length];
      const { steps, stops, accounts } = plan(twice ? [...log, twice] : log);
      expect([steps.length, stops.length, accounts[0]?.balance]).toEqual([
        log.length,
        0,
        log.at(-1)?.balance,
      ]);
    }),
  );
});

test("a log with any line missing stops right before it, and keeps all that follow", () => {
  fc.assert(
    fc.property(amounts, fc.nat(), (list, pick) => {
      const log = logOf([...list, 1]);
      const gap = pick % (log.length - 1);
      const { steps, stops } = plan(log.filter((_, index) => index !== gap));
      expect([steps.length, stops[0]?.entries.length]).toEqual([gap, log.length - gap - 1]);
    }),
  );
});

test("a line that says another balance than follows is not taken", () => {
  const [line] = logOf([10]);
  expect(line && bookTransaction(empty, { ...line, balance: 11 })).toContain("the balance is 11");
});

test.each([
  { before: 60, after: 40, threshold: 50, told: ["credits.low"] },
  { before: 40, after: 30, threshold: 50, told: [] },
  { before: 50, after: 0, threshold: 50, told: ["credits.low", "credits.exhausted"] },
  { before: 0, after: 0, threshold: 50, told: [] },
  { before: 10, after: 0, threshold: null, told: ["credits.exhausted"] },
  { before: 10, after: 90, threshold: 50, told: [] },
])(
  "from $before to $after with a threshold of $threshold tells $told",
  ({ before, after, threshold, told }) => {
    expect(crossingsOf(before, after, threshold)).toEqual(told);
  },
);
