// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PaymentFieldsProps, PaymentHandle } from "./payment-fields";
import { StripeCard } from "./stripe-card";

/** What Stripe.js puts into the window, as far as the card form uses it; it notes down what it is asked. */
function aStripe() {
  const listeners: Record<string, () => void> = {};
  const element = {
    on: (event: string, listener: () => void) => {
      listeners[event] = listener;
    },
    mount: vi.fn(() => listeners.ready?.()),
    focus: vi.fn(),
    destroy: vi.fn(),
  };
  const elements = {
    create: vi.fn(() => element),
    update: vi.fn(),
    submit: vi.fn(async (): Promise<object> => ({})),
  };
  const stripe = {
    elements: vi.fn((_options: object) => elements),
    createConfirmationToken: vi.fn(
      async (_options: object): Promise<object> => ({ confirmationToken: { id: "ctoken_1" } }),
    ),
  };
  return { stripe, elements, element, listeners };
}

const settings = { publishableKey: "pk_live_1", sandboxUrl: null, isTest: true, stripeUnits: 1 };

const billing = {
  email: "bo@example.com",
  name: "Bo Buyer",
  address: { line1: "", line2: "", postal_code: "", city: "", state: "CA", country: "US" },
};

let double: ReturnType<typeof aStripe>;
const makeStripe = () => ({ ...double.stripe, _registerWrapper: () => undefined });
beforeEach(() => {
  double = aStripe();
  // The loader remembers the first that it finds.
  Object.assign(window, { Stripe: makeStripe });
});
afterEach(cleanup);

async function aCard(props: Partial<PaymentFieldsProps> = {}) {
  const ref = createRef<PaymentHandle>();
  const card = (more: Partial<PaymentFieldsProps> = {}) => (
    <StripeCard
      {...{ settings, amount: 2380, isKept: false, currency: "eur", failure: null, ref }}
      {...props}
      {...more}
    />
  );
  const { rerender, unmount } = render(card());
  await waitFor(() => expect(double.element.mount).toHaveBeenCalled());
  return { handle: ref, change: (more: Partial<PaymentFieldsProps>) => rerender(card(more)), unmount };
}

test("the element stands for the sum before there is an intent, or for what is kept without one, and follows it", async () => {
  const { change } = await aCard();
  expect(double.stripe.elements).toHaveBeenCalledWith(
    expect.objectContaining({ mode: "payment", amount: 2380, currency: "eur" }),
  );
  change({ currency: "eur" });
  expect(double.elements.update).not.toHaveBeenCalled();
  change({ amount: 2000 });
  expect(double.elements.update).toHaveBeenLastCalledWith({
    mode: "payment",
    amount: 2000,
    currency: "eur",
    setupFutureUsage: null,
  });
  change({ isKept: true });
  expect(double.elements.update).toHaveBeenLastCalledWith(
    expect.objectContaining({ mode: "payment", setupFutureUsage: "off_session" }),
  );
  change({ amount: 0, isKept: true });
  expect(double.elements.update).toHaveBeenLastCalledWith({
    mode: "setup",
    currency: "eur",
    setupFutureUsage: "off_session",
  });
});

test("an amount is written as Stripe writes its currency", async () => {
  await aCard({ amount: 500, currency: "isk", settings: { ...settings, stripeUnits: 100 } });
  expect(double.stripe.elements).toHaveBeenCalledWith(expect.objectContaining({ amount: 50_000 }));
});

test("the form asks for person and address itself, and sends them along with the card", async () => {
  const { handle } = await aCard();
  expect(double.elements.create).toHaveBeenCalledWith(
    "payment",
    expect.objectContaining({
      fields: { billingDetails: { name: "never", email: "never", address: "never" } },
    }),
  );
  expect(await handle.current?.makeToken(billing)).toEqual({ token: "ctoken_1" });
  expect(double.stripe.createConfirmationToken).toHaveBeenCalledWith({
    elements: double.elements,
    params: { payment_method_data: { billing_details: billing } },
  });
});

test("what Stripe finds wrong with its fields keeps the form from paying", async () => {
  const { handle } = await aCard();
  expect(await handle.current?.check()).toBe(true);
  double.elements.submit.mockResolvedValueOnce({ error: { message: "Your card number is incomplete." } });
  expect(await handle.current?.check()).toBe(false);
  double.stripe.createConfirmationToken.mockResolvedValueOnce({ error: { message: "No." } });
  expect(await handle.current?.makeToken(billing)).toEqual({ problem: "No.", isShown: false });
});

test("fields that do not load say so, and nothing can be paid", async () => {
  const { handle } = await aCard();
  double.listeners.loaderror?.();
  expect((await screen.findByRole("alert")).textContent).toMatch(/did not load/);
  expect(handle.current).not.toBeNull();
});

test("the element goes with the form", async () => {
  const { unmount } = await aCard();
  unmount();
  expect(double.element.destroy).toHaveBeenCalled();
});
