import fc from "fast-check";
import { expect, test } from "vitest";
import { RequestValidationError } from "@/lib/errors";
import { planPrices } from "./rules";

const currencies = ["usd", "eur", "jpy", "kwd"] as const;
const current = currencies.map((currency) => ({ id: `price of ${currency}`, currency }));

const kept = fc.constantFrom(...current).map(({ id }) => ({ id }));
const fixed = fc.record({
  amount_type: fc.constant("fixed" as const),
  price_amount: fc.integer({ min: 0, max: 100_000 }).map((amount) => amount * 1_000),
  price_currency: fc.constantFrom(...currencies),
});
const free = fc.record({ amount_type: fc.constant("free" as const) });
const wanted = fc.array(fc.oneof(kept, fixed, free), { minLength: 1, maxLength: 6 });

/** Null when the edit is refused. */
function planOf(edit: Parameters<typeof planPrices>[1]) {
  try {
    return planPrices(current, edit, "usd");
  } catch (error) {
    if (error instanceof RequestValidationError) return null;
    throw error;
  }
}

test("an edit of the prices loses none: each stays, is archived or is new, and each currency has one at most", () =>
  fc.assert(
    fc.property(wanted, (edit) => {
      const plan = planOf(edit);
      if (!plan) return;
      const stays = plan.kept.map(({ id }) => id);
      expect([...stays, ...plan.archived].sort()).toEqual(current.map(({ id }) => id).sort());
      const onSale = [
        ...current.filter(({ id }) => stays.includes(id)).map(({ currency }) => currency),
        ...plan.created.map(({ currency }) => currency),
      ];
      expect(onSale).toHaveLength(edit.length);
      expect(new Set(onSale).size).toBe(onSale.length);
      const places = [...plan.kept, ...plan.created].map(({ position }) => position).sort();
      expect(places).toEqual(edit.map((_, index) => index));
    }),
  ));

test("an edit is refused only for a currency that would stand twice", () =>
  fc.assert(
    fc.property(wanted, (edit) => {
      const asked = edit.map((input) =>
        "id" in input ? input.id.slice(-3) : "price_currency" in input ? input.price_currency : "usd",
      );
      expect(planOf(edit) === null).toBe(new Set(asked).size < asked.length);
    }),
  ));
