import "server-only";
import { toStripeAmount } from "@/modules/payments";
import { env } from "@/server/env";
import { isTestMode } from "@/server/stripe/client";
import type { PaymentSettings } from "./components/payment/payment-fields";

/** What the payment fields of a page need to know of Stripe, or of the sandbox in its place. */
export const paymentSettings = (currency: string): PaymentSettings => ({
  publishableKey: env.STRIPE_PUBLISHABLE_KEY,
  sandboxUrl: env.STRIPE_API_URL ?? null,
  isTest: isTestMode(),
  stripeUnits: toStripeAmount(1, currency),
});
