import type { PaymentRow } from "@/modules/payments";
import type { Shop } from "../setup/shop.ts";

const ASKS_THE_BANK = "4000002760003184";

/**
 * A payment of 12.00 USD for a checkout that had been paid already in another way: the buyer finished with their bank after they
 * had paid with another card. Its job waits to give it back.
 */
export async function aDuplicate({ api, own, sandbox, token }: Shop): Promise<PaymentRow> {
  const { settleCheckout } = await import("@/modules/checkouts/settle-checkout");
  const { settleIntent } = await import("@/modules/stripe-events/settle-payment");
  const { findPaymentRow } = await import("@/modules/payments");
  const prices = [{ amount_type: "fixed", price_amount: 1000 }];
  const product = (await api("POST", "/products", { name: "Test product", prices })).body;
  const checkout = (await api("POST", "/checkouts", { products: [product.id] })).body;
  const confirm = async (card?: string) =>
    api(
      "POST",
      `/checkouts/client/${checkout.client_secret}/confirm`,
      {
        customer_email: "buyer@example.com",
        customer_billing_address: { country: "FR" },
        confirmation_token_id: await token(card),
      },
      { token: null },
    );
  await confirm(ASKS_THE_BANK);
  const { id } = await own().ctx.db.payment.findFirstOrThrow({ where: { checkout_id: checkout.id } });
  const found = async () => {
    const payment = await findPaymentRow(own().ctx.read, id);
    if (!payment?.stripe_payment_intent_id) throw new Error("the payment was not begun");
    return { ...payment, intent: payment.stripe_payment_intent_id };
  };
  const late = await found();
  const decline = { code: "canceled", message: "The payment was canceled." };
  await settleCheckout(own().ctx, late, { kind: "failed", intentId: null, decline });
  await confirm();
  const { paymentIntents } = sandbox().stripe;
  const challenge = (await paymentIntents.retrieve(late.intent)).next_action?.redirect_to_url?.url;
  const body = new URLSearchParams({ outcome: "complete" });
  await fetch(challenge ?? "", { method: "POST", body, redirect: "manual" });
  await settleIntent(own().ctx, await paymentIntents.retrieve(late.intent));
  return found();
}
