import fc from "fast-check";
import { expect, test } from "vitest";
import { paidPart } from "./paid-part";

const order = (net_amount: number, tax_amount: number, applied_balance_amount: number) => ({
  currency: "usd",
  net_amount,
  tax_amount,
  applied_balance_amount,
});

test.each([
  ["nothing out of the balance: all of it", order(2000, 380, 0), [2000, 380]],
  ["half of it: half of both", order(2000, 380, -1190), [1000, 190]],
  ["all of it: nothing", order(2000, 380, -2380), [0, 0]],
  ["a debt that was taken on top: no more than the order", order(2000, 380, 500), [2000, 380]],
  ["less than nothing: nothing", order(-1000, -190, 1190), [0, 0]],
])("%s", (_, given, [net, tax]) => {
  expect(paidPart(given)).toEqual({ net_amount: net, tax_amount: tax });
});

test("is what was charged to the cent, and of net and tax no more than the order has", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 250_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (net, ratio, part) => {
        const tax = Math.round((net * ratio) / 1_000_000);
        const applied = -Math.round((net + tax) * part);
        const paid = paidPart(order(net, tax, applied));
        expect(paid.net_amount + paid.tax_amount).toBe(net + tax + applied);
        expect(paid.net_amount).toBeLessThanOrEqual(net);
        expect(paid.tax_amount).toBeLessThanOrEqual(tax);
      },
    ),
  );
});
