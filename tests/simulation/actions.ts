import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { addPaymentMethod } from "@/modules/payment-methods/add-payment-method";
import { setDefaultPaymentMethod } from "@/modules/payment-methods/set-default";
import { createRefund } from "@/modules/refunds/create-refund";
import { RefundCreate } from "@/modules/refunds/schema";
import { payOrder } from "@/modules/subscriptions/pay-order";
import { SubscriptionUpdate } from "@/modules/subscriptions/schema";
import { updateSubscription } from "@/modules/subscriptions/update-subscription";
import type { Context } from "@/server/context";
import { control } from "../integration/sandbox/start-sandbox.ts";
import { ASKS_ALWAYS, answerBank, buy, PAYS, takeFreePlan, tokenOf } from "./buying.ts";
import { isExpected } from "./chores.ts";
import { Died } from "./lives.ts";
import type { Random } from "./random.ts";
import { inLife, looking, type Simulated } from "./simulated.ts";

/** Somebody does something: a buyer, a customer or the merchant, or the bank of one of them. */
export async function act(simulated: Simulated): Promise<void> {
  const { random, customers } = simulated;
  const isBuying = random.chance((await countLive(simulated)) < customers ? 0.4 : 0.04);
  const action = isBuying ? buy : random.pick(actions);
  try {
    await inLife(simulated, async (ctx): Promise<unknown> => action(simulated, ctx));
  } catch (error) {
    // What is refused, or what Stripe or the process failed at, may be; any other error is a bug.
    if (error instanceof DomainError) simulated.tell(`  refused: ${error.kind} ${error.message}`);
    else if (!isExpected(error)) throw error;
    else if (!(error instanceof Died)) simulated.tell("  not answered");
  }
}

async function countLive(simulated: Simulated): Promise<number> {
  const { db, organizationId } = await looking(simulated);
  return db.subscription.count({ where: { organization_id: organizationId, ended_at: null } });
}

type Action = (simulated: Simulated, ctx: Context) => Promise<unknown>;

const update: Action = async (simulated, ctx) => {
  const all = await ctx.db.subscription.findMany({
    where: { organization_id: ctx.organizationId },
    orderBy: { id: "asc" },
  });
  const { random } = simulated;
  // What is over is touched seldom.
  const live = random.chance(0.95) ? all.filter(({ ended_at }) => !ended_at) : all;
  if (live.length === 0) return;
  const subscription = random.pick(live);
  const body = random.pick(changes)(simulated, ctx.now, random, subscription);
  const name = `subscription ${all.indexOf(subscription) + 1}`;
  simulated.tell(`${name} (${subscription.status}): ${JSON.stringify(body)}`);
  await updateSubscription(ctx, subscription.id, SubscriptionUpdate.parse(body));
};

type Row = { current_period_end: Date };
type ChangeOf = (simulated: Simulated, now: Date, random: Random, row: Row) => object;

const later = (from: Date, random: Random, most: number) =>
  new Date(from.getTime() + random.int(1, most * 24 * 60) * 60_000).toISOString();

const planChange: ChangeOf = ({ setting }, _, random) => ({
  product_id: random.pick(setting.plans).id,
  ...(random.chance(0.9) && {
    proration_behavior: random.pick(["invoice", "prorate", "next_period", "reset"]),
  }),
});

const changes: readonly ChangeOf[] = [
  planChange,
  planChange,
  planChange,
  planChange,
  (_, __, random) => ({
    cancel_at_period_end: true,
    customer_cancellation_reason: random.pick(["too_expensive", "unused", "other"]),
  }),
  () => ({ cancel_at_period_end: false }),
  () => ({ cancel_at_period_end: false }),
  () => ({ cancel_at_period_end: false }),
  (_, __, random) => (random.chance(0.2) ? { revoke: true } : { cancel_at_period_end: false }),
  () => ({ pause_at_period_end: true }),
  (_, __, random, { current_period_end }) => ({
    pause_at_period_end: true,
    resumes_at: later(current_period_end, random, 60),
  }),
  () => ({ pause_at_period_end: false }),
  () => ({ resume: true }),
  () => ({ resume: true }),
  (_, now, random) => ({ current_billing_period_end: later(now, random, 45) }),
  (_, now, random) => ({ trial_end: later(now, random, 40) }),
  () => ({ trial_end: "now" }),
  ({ setting }, _, random) => ({ discount_id: random.pick(setting.discounts).id }),
  () => ({ discount_id: null }),
  () => ({ pending_update: null }),
  (_, __, random) => ({ metadata: { draw: random.int(1, 9) } }),
];

/** The bank of a saved card answers otherwise from now on: it begins to fail, asks its owner, takes payments back, or recovers. */
const turnCard: Action = async ({ sandbox, random, tell }, ctx) => {
  const means = await savedCards(ctx);
  if (means.length === 0) return;
  const { stripe_payment_method_id: id } = random.pick(means);
  const number = random.pick([
    PAYS,
    PAYS,
    PAYS,
    "4000000000009995",
    "4000000000009987",
    ASKS_ALWAYS,
    "4000000000000259",
  ]);
  tell(`a saved card behaves as ${number}`);
  await control(sandbox, "POST", `payment-methods/${id}`, { behaves_as: number });
};

const savedCards = (ctx: Context) =>
  ctx.db.payment_method.findMany({ where: { organization_id: ctx.organizationId }, orderBy: { id: "asc" } });

/** A customer leaves another card; some have what failed tried with it at once. */
const newCard: Action = async (simulated, ctx) => {
  const { random } = simulated;
  const live = await ctx.db.subscription.findMany({
    where: { organization_id: ctx.organizationId, ended_at: null },
    orderBy: { id: "asc" },
  });
  if (live.length === 0) return;
  const { id, customer_id } = random.pick(live);
  const isForThis = random.chance(0.6);
  simulated.tell(`a customer leaves a new card${isForThis ? ", for one subscription" : ""}`);
  const added = await addPaymentMethod(ctx, customer_id, {
    confirmation_token_id: await tokenOf(simulated, random.pick([PAYS, PAYS, "5555555555554444"])),
    return_url: "https://shop.example/back",
    set_default: random.chance(0.5),
  });
  if (added.status !== "succeeded") return;
  const method = added.payment_method.id;
  if (isForThis) await updateSubscription(ctx, id, { payment_method_id: method });
  else await setDefaultPaymentMethod(ctx, customer_id, method);
};

/** The merchant gives back a part of an order, or all of it. */
const refund: Action = async ({ random, tell }, ctx) => {
  const orders = await ctx.db.order.findMany({
    where: {
      organization_id: ctx.organizationId,
      status: { in: ["paid", "partially_refunded"] },
      net_amount: { gt: 0 },
    },
    orderBy: { number: "desc" },
    take: 12,
  });
  if (orders.length === 0) return;
  const order = random.pick(orders);
  const left = Number(order.net_amount) - Number(order.refund_reserved_amount ?? 0);
  const step = order.currency === "kwd" ? 10 : 1;
  const part = Math.max(Math.floor((left * random.next()) / step), 1) * step;
  const amount = random.chance(0.4) ? Math.max(left, 1) : part;
  tell(`order ${order.number}: ${amount} of ${order.net_amount} ${order.currency} is refunded`);
  const input = {
    order_id: order.id,
    reason: "customer_request",
    amount,
    revoke_benefits: random.chance(0.2),
  };
  await createRefund(ctx, newId(), RefundCreate.parse(input));
};

/** Somebody pays an open order by hand: the merchant with the saved card, or the customer with it or with another one. */
const payByHand: Action = async (simulated, ctx) => {
  const { random, tell } = simulated;
  const open = await ctx.db.order.findMany({
    where: { organization_id: ctx.organizationId, status: "pending" },
    orderBy: { number: "asc" },
  });
  if (open.length === 0) return;
  const { id, number } = random.pick(open);
  const isMerchant = random.chance(0.3);
  const isNew = random.chance(0.6);
  tell(
    `order ${number} is paid by ${isMerchant ? "the merchant" : `its customer${isNew ? " with a new card" : ""}`}`,
  );
  const confirmation_token_id = await tokenOf(
    simulated,
    random.pick([PAYS, PAYS, ASKS_ALWAYS, "4000000000000341"]),
  );
  const wish = isMerchant
    ? { trigger: "retry_admin" as const, means: null }
    : { trigger: "retry_customer" as const, means: isNew ? { confirmation_token_id } : null };
  await payOrder(ctx, id, wish);
  if (random.chance(0.7)) await answerBank(simulated, ctx, { order_id: id }, "complete");
};

const actions: readonly Action[] = [
  payByHand,
  payByHand,
  payByHand,
  ...Array.from({ length: 12 }, () => update),
  turnCard,
  turnCard,
  turnCard,
  newCard,
  newCard,
  refund,
  refund,
  takeFreePlan,
];
