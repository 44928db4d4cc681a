// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { draftOf, newPrice, type PriceDraft } from "../price-draft";
import { PriceFields } from "./price-fields";

afterEach(cleanup);

const id = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";
const onSale = draftOf({
  id,
  product_id: id,
  created_at: "2026-11-21T00:00:00.000Z",
  modified_at: null,
  source: "catalog",
  is_archived: false,
  amount_type: "fixed",
  price_amount: 2_900,
  price_currency: "usd",
  tax_behavior: null,
  is_free: false,
});

const currencies = ["usd", "eur", "jpy"].map((code) => ({ code, label: code.toUpperCase() }));

function Example({ start, state = { ok: false } }: { start: PriceDraft[]; state?: FormState }) {
  const [prices, setPrices] = useState<readonly PriceDraft[]>(start);
  return (
    <Form state={state} data-testid="form">
      <PriceFields prices={prices} onChange={setPrices} currencies={currencies} />
    </Form>
  );
}

/** What the form would post now. */
const posted = () =>
  Object.fromEntries(new FormData(screen.getByTestId("form") as HTMLFormElement).entries());

test("a price on sale is posted by its id, until it is changed: then it says what becomes of it", async () => {
  render(<Example start={[onSale]} />);
  expect(posted()).toEqual({ "prices.0.id": id });
  const amount = screen.getByLabelText("Amount");
  await userEvent.clear(amount);
  await userEvent.type(amount, "35");
  expect(screen.getByText(/Saving archives \$29.00/)).toBeTruthy();
  expect(posted()).toEqual({
    "prices.0.amount_type": "fixed",
    "prices.0.price_currency": "usd",
    "prices.0.price_amount": "3500",
  });
  await userEvent.clear(amount);
  await userEvent.type(amount, "29.00");
  expect(posted()).toEqual({ "prices.0.id": id });
  expect(screen.queryByText(/Saving archives/)).toBeNull();
});

test("a further price begins in a currency that no other has, and can be taken away", async () => {
  render(<Example start={[newPrice("first", "usd")]} />);
  expect(screen.queryByRole("button", { name: "Remove price 1" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /Add a price/ }));
  const second = screen.getByRole("group", { name: "Price 2" });
  expect(within(second).getByLabelText("Currency")).toHaveProperty("value", "eur");
  await userEvent.click(within(second).getByRole("button", { name: "Remove price 2" }));
  expect(screen.queryByRole("group", { name: "Price 2" })).toBeNull();
});

test("each kind asks for its own amounts", async () => {
  render(<Example start={[newPrice("first", "usd")]} />);
  const kind = screen.getByLabelText("Kind");
  await userEvent.selectOptions(kind, "custom");
  await userEvent.type(screen.getByLabelText(/At least/), "5");
  await userEvent.type(screen.getByLabelText(/Suggested/), "10");
  expect(posted()).toMatchObject({ "prices.0.minimum_amount": "500", "prices.0.preset_amount": "1000" });
  await userEvent.selectOptions(kind, "free");
  expect(posted()).toEqual({ "prices.0.amount_type": "free", "prices.0.price_currency": "usd" });
});

test("with another currency the figure stays the same", async () => {
  render(<Example start={[{ ...newPrice("first", "usd"), amount: 1_900 }]} />);
  await userEvent.selectOptions(screen.getByLabelText("Currency"), "jpy");
  expect(screen.getByLabelText("Amount")).toHaveProperty("value", "19");
  expect(posted()).toMatchObject({ "prices.0.price_currency": "jpy", "prices.0.price_amount": "19" });
});

test("an error stands at the field it is about", () => {
  const fields = { "prices.0.price_amount": ["At least 50 ($0.50)."], prices: ["Two prices in usd."] };
  render(<Example start={[newPrice("first", "usd")]} state={{ ok: false, fields }} />);
  expect(screen.getByLabelText("Amount").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Two prices in usd.").getAttribute("role")).toBe("alert");
});

const tier = (place: number, field: string) => `prices.0.seat_tiers.tiers.${place}.${field}`;

test("by the seat, tiers follow each other, and an example says what so many cost", async () => {
  render(<Example start={[newPrice("first", "usd")]} />);
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "seat_based");
  expect(screen.queryByText(/For example/)).toBeNull();
  await userEvent.type(screen.getByLabelText("Each seat"), "9");
  expect(screen.getByText("For example 5 seats × $9.00 = $45.00")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Add a tier" }));
  await userEvent.type(screen.getAllByLabelText("Each seat")[1] as HTMLElement, "7");
  expect(screen.getByText("For example 12 seats × $7.00 = $84.00")).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("How tiers count"), "graduated");
  expect(screen.getByText("For example 12 seats: 10 × $9.00 + 2 × $7.00 = $104.00")).toBeTruthy();
  expect(posted()).toEqual({
    "prices.0.amount_type": "seat_based",
    "prices.0.price_currency": "usd",
    "prices.0.seat_tiers.seat_tier_type": "graduated",
    [tier(0, "min_seats")]: "1",
    [tier(0, "max_seats")]: "10",
    [tier(0, "price_per_seat")]: "900",
    [tier(1, "min_seats")]: "11",
    [tier(1, "price_per_seat")]: "700",
  });
});

test("a tier that is taken away leaves its end to the one before it, and the fewest seats move the first", async () => {
  const tiers = [
    { max: 10, price: 900 },
    { max: 50, price: 700 },
  ];
  render(<Example start={[{ ...newPrice("first", "usd"), type: "seat_based", tiers }]} />);
  await userEvent.type(screen.getByLabelText(/Fewest seats/), "3");
  await userEvent.click(screen.getByRole("button", { name: "Remove the tier Seats 11 up to 50" }));
  expect(screen.getByLabelText("Seats 3 up to")).toHaveProperty("value", "50");
  expect(posted()).toMatchObject({ [tier(0, "min_seats")]: "3", [tier(0, "max_seats")]: "50" });
  expect(screen.queryByRole("button", { name: /Remove the tier/ })).toBeNull();
});

test("what is wrong with a tier stands at its field", () => {
  const fields = { [tier(1, "price_per_seat")]: ["At least 50 ($0.50)."] };
  const tiers = [
    { max: 10, price: 900 },
    { max: null, price: 1 },
  ];
  const start: PriceDraft[] = [{ ...newPrice("first", "usd"), type: "seat_based", tiers }];
  render(<Example start={start} state={{ ok: false, fields }} />);
  const [first, second] = screen.getAllByLabelText("Each seat");
  expect(second?.getAttribute("aria-invalid")).toBe("true");
  expect(first?.getAttribute("aria-invalid")).toBeNull();
});
