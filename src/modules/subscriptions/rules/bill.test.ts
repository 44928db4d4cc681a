import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargeStepOf } from "@/lib/money";
import type { Tax } from "@/modules/tax";
import { balanceApplied, billOf, type Line } from "./bill";
import { CURRENCIES } from "./samples";

const currency = fc.constantFrom(...CURRENCIES);

const taxOf = (rate_ppm: number): Tax => ({
  rate_ppm,
  kind: "vat",
  jurisdiction: "DE",
  reason: "standard_rated",
});
const lineOf = (amount: number, discount_amount = 0): Line => ({
  label: "Plan",
  price_id: null,
  amount,
  discount_amount,
  proration: false,
  tax_behavior: null,
});
const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const least = fc.constantFrom(1, 50, 500);
const sale = fc.record({
  currency,
  tax: fc.option(fc.integer({ min: 0, max: 270_000 }).map(taxOf)),
  behavior: fc.constantFrom("inclusive" as const, "exclusive" as const),
  address: fc.constant(null),
});
/** Lines whose discount takes a part of them, with their sign, in the currency's steps. */
const sold = sale.chain((of) => {
  const inSteps = (units: number) => units * chargeStepOf(of.currency) || 0;
  const line = fc
    .record({
      amount: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      points: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ amount, points }) => lineOf(inSteps(amount), inSteps(Math.trunc((amount * points) / 100))));
  return fc.record({ sale: fc.constant(of), lines: fc.array(line, { maxLength: 8 }) });
});

describe("a bill", () => {
  test("adds up as it is printed: net and tax of its lines, total, and what is due", () => {
    fc.assert(
      fc.property(sold, money, least, ({ sale, lines }, balance, least) => {
        const bill = billOf(lines, sale, balance, least);
        const sum = (of: (line: (typeof bill.lines)[number]) => number) =>
          bill.lines.reduce((all, line) => all + of(line), 0);
        expect(bill.subtotal_amount).toBe(sum((line) => line.amount));
        expect(bill.discount_amount).toBe(sum((line) => line.discount_amount));
        expect(bill.total_amount).toBe(sum((line) => line.net_amount + line.tax_amount));
        expect(bill.net_amount + bill.tax_amount).toBe(bill.total_amount);
        expect(bill.total_amount + bill.applied_balance_amount).toBe(bill.due_amount);
        const price = bill.subtotal_amount - bill.discount_amount;
        expect(sale.behavior === "inclusive" ? bill.total_amount : bill.net_amount).toBe(price);
      }),
    );
  });

  test("comes to what can be charged: whole steps of the currency in total and in tax", () => {
    fc.assert(
      fc.property(sold, ({ sale, lines }) => {
        const { total_amount, tax_amount } = billOf(lines, sale, 0, 1);
        const step = chargeStepOf(sale.currency);
        expect(total_amount % step === 0 && tax_amount % step === 0).toBe(true);
      }),
    );
  });

  test("of a credit gives exactly back what the same debit cost, tax and discount too", () => {
    fc.assert(
      fc.property(sold, ({ sale, lines }) => {
        const back = lines.map((line) => ({
          ...line,
          amount: -line.amount,
          discount_amount: -line.discount_amount,
        }));
        const bill = billOf([...lines, ...back], sale, 0, 1);
        expect([bill.total_amount, bill.net_amount, bill.tax_amount, bill.due_amount]).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  test("rounds the tax of each line half away from zero, of credits as of debits", () => {
    const vat = { currency: "usd", tax: taxOf(100_000), behavior: "exclusive" as const, address: null };
    const taxes = (...amounts: number[]) =>
      billOf(
        amounts.map((amount) => lineOf(amount)),
        vat,
        0,
        50,
      ).lines.map((line) => line.tax_amount);
    expect(taxes(5, -5, 15, -15, 14, -14)).toEqual([1, -1, 2, -2, 1, -1]);
    const dinar = billOf([lineOf(1050), lineOf(1040)], { ...vat, currency: "kwd" }, 0, 1);
    expect(dinar.lines.map((line) => line.tax_amount)).toEqual([110, 100]);
    const inclusive = billOf([lineOf(1100)], { ...vat, behavior: "inclusive" }, 0, 50);
    expect([inclusive.net_amount, inclusive.tax_amount]).toEqual([1000, 100]);
  });

  test("gives back what was agreed on with tax in the price as it was paid, beside a plan with tax on top", () => {
    const vat = { currency: "usd", tax: taxOf(200_000), behavior: "exclusive" as const, address: null };
    const paid = { ...lineOf(-1200), tax_behavior: "inclusive" as const };
    const { lines, total_amount } = billOf([paid, lineOf(3000)], vat, 0, 50);
    expect(lines.map(({ net_amount, tax_amount }) => [net_amount, tax_amount])).toEqual([
      [-1000, -200],
      [3000, 600],
    ]);
    expect(total_amount).toBe(2400);
  });
});

describe("a balance", () => {
  test("leaves nothing due, or at least the least that can be charged", () => {
    fc.assert(
      fc.property(money, money, least, (total, balance, least) => {
        const due = total + balanceApplied(total, balance, least);
        expect(due === 0 || due >= least).toBe(true);
      }),
    );
  });

  test("pays no more than it has, owes less than the least after a bill, and keeps what a credit gave", () => {
    fc.assert(
      fc.property(money, money, least, (total, balance, least) => {
        const after = balance + balanceApplied(total, balance, least);
        if (total <= 0) expect(after).toBe(balance - total);
        else if (balance >= total) expect(after).toBe(balance - total);
        else expect(after <= 0 && after > -least).toBe(true);
      }),
    );
  });

  test("loses and gains nothing over any run of bills: what was due is what was billed, but for what stands in it", () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 40 }), least, (totals, least) => {
        let [balance, paid, billed] = [0, 0, 0];
        for (const total of totals) {
          const applied = balanceApplied(total, balance, least);
          [balance, paid, billed] = [balance + applied, paid + total + applied, billed + total];
        }
        expect(paid).toBe(billed + balance);
      }),
    );
  });

  test("carries a sum that is too small over, and charges it with the next that is not", () => {
    expect(balanceApplied(30, 0, 50)).toBe(-30);
    expect(balanceApplied(30, -30, 50)).toBe(30);
    expect(balanceApplied(19, -30, 50)).toBe(-19);
    expect(balanceApplied(1000, 980, 50)).toBe(-1000);
    expect(balanceApplied(50, 0, 50)).toBe(0);
    expect(balanceApplied(-700, 20, 50)).toBe(700);
  });
});
