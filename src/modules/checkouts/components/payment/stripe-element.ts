import { loadStripe } from "@stripe/stripe-js/pure";
import { appearanceAt } from "./appearance";
import type { BillingDetails, PaymentFieldsProps, TokenMade } from "./payment-fields";

/** Stripe's Payment Element in the page. */
export type Element = {
  update: (props: PaymentFieldsProps) => void;
  repaint: () => void;
  check: () => Promise<boolean>;
  focus: () => void;
  makeToken: (billing: BillingDetails) => Promise<TokenMade>;
  destroy: () => void;
};

/** What the intent will be of: Stripe refuses a token that was made for another. */
const purposeOf = ({ settings, amount, currency, isKept }: PaymentFieldsProps) => ({
  ...(amount > 0
    ? { mode: "payment" as const, amount: amount * settings.stripeUnits }
    : { mode: "setup" as const }),
  currency,
  setupFutureUsage: isKept ? ("off_session" as const) : null,
});

/**
 * Loads Stripe.js from Stripe and puts its Payment Element into `place`, in deferred mode: the intent is made when the
 * buyer presses our button. Our form asks for person and address itself.
 *
 * @throws Error when Stripe.js does not load; `onFail` tells when its fields do not.
 */
export async function mountElement(
  place: HTMLElement,
  props: PaymentFieldsProps,
  { onReady, onFail }: { onReady: () => void; onFail: () => void },
): Promise<Element> {
  const stripe = await loadStripe(props.settings.publishableKey);
  if (!stripe) throw new Error("Stripe.js is for browsers");
  let purpose = purposeOf(props);
  const elements = stripe.elements({ ...purpose, appearance: appearanceAt(place) });
  const element = elements.create("payment", {
    layout: "tabs",
    fields: { billingDetails: { name: "never", email: "never", address: "never" } },
  });
  element.on("ready", onReady);
  element.on("loaderror", onFail);
  element.mount(place);
  return {
    update: (next) => {
      const after = purposeOf(next);
      // Between check and token the element must be left alone.
      if (JSON.stringify(after) === JSON.stringify(purpose)) return;
      purpose = after;
      elements.update(purpose);
    },
    repaint: () => elements.update({ appearance: appearanceAt(place) }),
    check: async () => !(await elements.submit()).error,
    focus: () => element.focus(),
    destroy: () => element.destroy(),
    makeToken: async (billing) => {
      const { error, confirmationToken } = await stripe.createConfirmationToken({
        elements,
        params: { payment_method_data: { billing_details: billing } },
      });
      if (confirmationToken) return { token: confirmationToken.id };
      return { problem: error?.message ?? "The card could not be checked. Try again.", isShown: false };
    },
  };
}
