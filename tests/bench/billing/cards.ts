import type Stripe from "stripe";

const AT_ONCE = 8;

/** Cards that Stripe keeps, each for a customer of its own: as many as are asked for. */
export async function savedCards(
  stripe: Stripe,
  count: number,
): Promise<{ customer: string; method: string }[]> {
  const cards: { customer: string; method: string }[] = [];
  let begun = 0;
  const work = async () => {
    while (begun < count) {
      begun += 1;
      const { id: customer } = await stripe.customers.create({ name: "Buyer" });
      const { id: method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
      cards.push({ customer, method });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cards;
}
