/** Currencies without decimals that Stripe still writes with two. */
const writtenWithTwo = new Set(["isk", "ugx"]);

/** An amount of ours, in minor units by ISO 4217, as Stripe writes it. */
export const toStripeAmount = (amount: number, currency: string): number =>
  writtenWithTwo.has(currency) ? amount * 100 : amount;

/** An amount of Stripe's in minor units by ISO 4217. */
export const fromStripeAmount = (amount: number, currency: string): number =>
  writtenWithTwo.has(currency) ? Math.round(amount / 100) : amount;
