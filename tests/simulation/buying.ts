import { newId } from "@/lib/id";
import { confirmCheckout } from "@/modules/checkouts/confirm-checkout";
import { createCheckout } from "@/modules/checkouts/create-checkout";
import { findCheckoutById } from "@/modules/checkouts/repository";
import { CheckoutConfirm, CheckoutCreate } from "@/modules/checkouts/schema";
import { createSubscription } from "@/modules/subscriptions/create-subscription";
import type { Context } from "@/server/context";
import { card, confirmationToken } from "../integration/sandbox/start-sandbox.ts";
import { currencies } from "./setting.ts";
import type { Simulated } from "./simulated.ts";

export const PAYS = "4242424242424242";
export const ASKS_ALWAYS = "4000002760003184";

/** Cards that a purchase is made with: nearly all pay. */
const cards = [
  PAYS,
  PAYS,
  PAYS,
  "5555555555554444",
  "4000003800000446",
  "4000002500003155",
  ASKS_ALWAYS,
  "4000000000000341",
  "4000000000009995",
  "4000000000000259",
  "4000000000007726",
  "4000000000005126",
];

const countries = ["DE", "FR", "CH", "NL"];

export const tokenOf = async ({ sandbox }: Simulated, number: string): Promise<string> =>
  (await confirmationToken(sandbox, card(number))).body.id;

/** Somebody buys a plan, who may have bought before; whoever their bank asks answers it mostly. */
export async function buy(simulated: Simulated, ctx: Context): Promise<string> {
  const { random, setting, emails } = simulated;
  const isNew = emails.length < simulated.customers;
  if (isNew) emails.push(`buyer-${emails.length}@example.com`);
  const email = isNew ? (emails.at(-1) ?? "") : random.pick(emails);
  const product = random.pick(setting.plans);
  const discount = random.chance(0.4) ? random.pick(setting.discounts) : null;
  const currency = random.pick(currencies);
  const number = random.pick(cards);
  const answer = random.chance(0.8) ? "complete" : "fail";
  const country = random.pick(countries);
  const confirmation_token_id = await tokenOf(simulated, number);
  const id = newId();
  simulated.tell(
    `${email} buys ${product.name} in ${currency} with ${number}${discount ? `, ${discount.name}` : ""}`,
  );
  await createCheckout(
    ctx,
    CheckoutCreate.parse({ products: [product.id], currency, discount_id: discount?.id ?? null }),
    id,
  );
  const checkout = await findCheckoutById(ctx.read, id);
  if (!checkout) throw new Error("the checkout is gone");
  const buyer = { customer_email: email, customer_name: "Bo Buyer", customer_billing_address: { country } };
  const confirm = CheckoutConfirm.parse({ ...buyer, confirmation_token_id });
  await confirmCheckout(ctx, checkout, confirm);
  await answerBank(simulated, ctx, { checkout_id: id }, answer);
  return email;
}

/** The bank of the buyer asks them. */
export async function answerBank(
  { sandbox: { stripe } }: Simulated,
  ctx: Context,
  of: { checkout_id: string } | { order_id: string },
  outcome: "complete" | "fail",
): Promise<void> {
  const payment = await ctx.db.payment.findFirst({ where: { ...of, status: "pending" } });
  const intentId = payment?.stripe_payment_intent_id;
  if (!intentId) return;
  const intent = intentId.startsWith("seti_")
    ? await stripe.setupIntents.retrieve(intentId)
    : await stripe.paymentIntents.retrieve(intentId);
  const url = intent.next_action?.redirect_to_url?.url;
  if (!url) return;
  await fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}

/** Somebody who bought before takes the plan that costs nothing besides. */
export async function takeFreePlan({ setting, random, tell }: Simulated, ctx: Context): Promise<void> {
  const customers = await ctx.db.customer.findMany({
    where: { organization_id: ctx.organizationId },
    orderBy: { id: "asc" },
  });
  if (customers.length === 0) return;
  tell("somebody takes the free plan");
  await createSubscription(ctx, newId(), {
    product_id: setting.free.id,
    customer_id: random.pick(customers).id,
  });
}
