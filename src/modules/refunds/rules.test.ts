import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeStepOf } from "@/lib/money";
import {
  bookingOf,
  isNews,
  leftOf,
  type Outcome,
  outcomeOf,
  type Refundable,
  type Split,
  splitGross,
  taxBeside,
} from "./rules";

/** Dinars are settled in steps of ten. */
const currency = fc.constantFrom("eur", "jpy", "kwd");
const order = fc.record({
  steps: fc.integer({ min: 1, max: 99_999_999_999 }),
  ratePpm: fc.nat(500_000),
  currency,
});

/** What somebody tries to give back: a part of what is left, by API (without tax) or at Stripe (with it), or to undo one. */
const step = fc.record({
  by: fc.constantFrom("api", "stripe", "failure" as const),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Books = Refundable & { made: Split[] };

type Sold = { steps: number; ratePpm: number; currency: string };

const begin = ({ steps, ratePpm, currency }: Sold): Books => ({
  currency,
  net_amount: steps * chargeStepOf(currency),
  tax_amount: Math.floor((steps * ratePpm) / 1_000_000) * chargeStepOf(currency),
  refund_reserved_amount: 0,
  refund_reserved_tax_amount: 0,
  made: [],
});

function enter(books: Books, { amount, tax }: Split): void {
  expect(amount).toBeGreaterThanOrEqual(0);
  expect(tax).toBeGreaterThanOrEqual(0);
  expect(amount + tax).toBeGreaterThan(0);
  expect([amount % chargeStepOf(books.currency), tax % chargeStepOf(books.currency)]).toEqual([0, 0]);
  books.refund_reserved_amount += amount;
  books.refund_reserved_tax_amount += tax;
  expect(leftOf(books).amount).toBeGreaterThanOrEqual(0);
  expect(leftOf(books).tax).toBeGreaterThanOrEqual(0);
  books.made.push({ amount, tax });
}

const partOf = (whole: number, part: number, step: number) =>
  Math.max(1, Math.ceil((whole / step) * part)) * step;

function perform(books: Books, { by, part }: { by: string; part: number }): void {
  const left = leftOf(books);
  const step = chargeStepOf(books.currency);
  if (by === "failure") {
    const [undone] = books.made.splice(Math.floor(part * (books.made.length - 1)), 1);
    books.refund_reserved_amount -= undone?.amount ?? 0;
    books.refund_reserved_tax_amount -= undone?.tax ?? 0;
  } else if (by === "api" && left.amount > 0) {
    const amount = Math.min(left.amount, partOf(left.amount, part, step));
    enter(books, { amount, tax: taxBeside(books, amount) });
  } else if (by === "stripe" && left.amount + left.tax > 0) {
    const gross = Math.min(left.amount + left.tax, partOf(left.amount + left.tax, part, step));
    const split = splitGross(books, gross);
    expect((split?.amount ?? 0) + (split?.tax ?? 0)).toBe(gross);
    if (split) enter(books, split);
  }
}

test("refunds of any order and kind never exceed the order, and the last gives back exactly the rest", () =>
  fc.assert(
    fc.property(order, fc.array(step, { maxLength: 30 }), (sold, steps) => {
      const books = begin(sold);
      for (const each of steps) perform(books, each);
      const left = leftOf(books);
      // Tax alone can be left when a cent of tax, given back at Stripe, came back.
      const rest = { amount: left.amount, tax: taxBeside(books, left.amount) };
      if (left.amount + left.tax > 0) enter(books, rest);
      expect(leftOf(books)).toEqual({ amount: 0, tax: 0 });
    }),
  ));

test("without failures, the tax given back is the tax on the sum given back, to the minor unit", () =>
  fc.assert(
    fc.property(
      order,
      fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 20 }),
      (sold, parts) => {
        const books = begin(sold);
        for (const part of parts) perform(books, { by: "api", part });
        const exact = (books.tax_amount * books.refund_reserved_amount) / books.net_amount;
        expect(Math.abs(books.refund_reserved_tax_amount - exact)).toBeLessThanOrEqual(
          0.5 * chargeStepOf(books.currency) + exact * 1e-12,
        );
      },
    ),
  ));

test("more than is left is not split", () => {
  const books = { ...begin({ steps: 1000, ratePpm: 190_000, currency: "eur" }), refund_reserved_amount: 999 };
  expect(splitGross(books, 192)).toBeNull();
  expect(splitGross(books, 191)).toEqual({ amount: 1, tax: 190 });
});

const said = (status: string, id = "re_1") =>
  outcomeOf({ id, status, ...(status === "failed" && { failure_reason: "lost_or_stolen_card" }) });

test.for([
  ["requires_action", "pending", null],
  ["pending", "pending", null],
  ["succeeded", "succeeded", null],
  ["failed", "failed", "lost_or_stolen_card"],
  ["canceled", "canceled", null],
] as const)("%s at Stripe is %s", ([status, ours, failure]) => {
  expect(said(status)).toEqual({ status: ours, stripe_refund_id: "re_1", failure_reason: failure });
});

const refused: Outcome = { status: "failed", stripe_refund_id: null, failure_reason: "charge_disputed" };

test.for([
  { known: "pending", id: null, word: said("pending"), news: true, why: "its id was not known" },
  { known: "pending", id: "re_1", word: said("pending"), news: false, why: "nothing is new" },
  { known: "pending", id: "re_1", word: said("succeeded"), news: true, why: "it went on" },
  { known: "succeeded", id: "re_1", word: said("pending"), news: false, why: "that is older" },
  { known: "succeeded", id: "re_1", word: said("failed"), news: true, why: "a bank may fail late" },
  { known: "failed", id: "re_1", word: said("succeeded"), news: false, why: "that is older" },
  { known: "canceled", id: "re_1", word: said("failed"), news: false, why: "it has ended" },
  { known: "pending", id: null, word: refused, news: true, why: "Stripe will not make it" },
  { known: "succeeded", id: "re_1", word: refused, news: false, why: "Stripe has made it" },
  { known: "failed", id: null, word: refused, news: false, why: "it was refused before" },
  { known: "failed", id: null, word: said("succeeded"), news: true, why: "Stripe has made it after all" },
] as const)(
  "$word.status after $known (made: $id) is news: $news, because $why",
  ({ known, id, word, news }) => {
    expect(isNews({ status: known, stripe_refund_id: id }, word)).toBe(news);
  },
);

test("whatever way a refund takes, only its last status stands in the books", () => {
  const statuses = fc.constantFrom("pending", "succeeded", "failed", "canceled" as const);
  const refund = { amount: 100, tax: 19 };
  const total = { reserved: 0, refunded: 0 };
  fc.assert(
    fc.property(fc.array(statuses, { minLength: 1 }), (way) => {
      total.reserved = total.refunded = 0;
      for (const [index, to] of way.entries()) {
        const booking = bookingOf(refund, way[index - 1] ?? "failed", to);
        total.reserved += booking.reserved.amount + booking.reserved.tax;
        total.refunded += booking.refunded.amount + booking.refunded.tax;
      }
      const last = way.at(-1);
      expect(total.refunded).toBe(last === "succeeded" ? 119 : 0);
      expect(total.reserved).toBe(last === "succeeded" || last === "pending" ? 119 : 0);
    }),
  );
});
