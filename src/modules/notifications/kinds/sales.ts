import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import { perText } from "@/lib/span-text";
import { dayText } from "@/server/mail/text";
import { defineKind } from "./kind";

const Plan = z.object({
  product: z.string(),
  amount: z.int(),
  currency: z.string(),
  interval: z.string(),
  interval_count: z.int(),
});

const planText = ({ product, amount, currency, interval, interval_count }: z.output<typeof Plan>) =>
  `${product}: ${formatMoney(amount, currency)} ${perText(interval, interval_count)}`;

const samplePlan = { product: "Studio", amount: 2900, currency: "usd", interval: "month", interval_count: 1 };

const pathOfSubscription = (id: string | null) => `subscriptions/${id ?? ""}`;

export const newOrder = defineKind({
  name: "new_order",
  label: "New orders",
  about: "Something was sold once.",
  scope: "orders:read",
  defaults: { dashboard: true, mail: false },
  data: z.object({ product: z.string(), amount: z.int(), currency: z.string() }),
  title: () => "New order",
  text: ({ product, amount, currency }) => `${product}: ${formatMoney(amount, currency)}`,
  path: (id) => `orders/${id ?? ""}`,
  sample: { product: "Field guide", amount: 2380, currency: "usd" },
});

export const newSubscription = defineKind({
  name: "new_subscription",
  label: "New subscriptions",
  about: "Somebody has subscribed, with a trial or without.",
  scope: "subscriptions:read",
  defaults: { dashboard: true, mail: false },
  data: Plan.extend({ trial_end: z.iso.datetime().nullable() }),
  title: ({ trial_end }) => (trial_end ? "New trial" : "New subscription"),
  text: (data) => `${planText(data)}${data.trial_end ? `, from ${dayText(data.trial_end)}` : ""}`,
  path: pathOfSubscription,
  sample: { ...samplePlan, trial_end: null },
});

export const subscriptionCanceled = defineKind({
  name: "subscription_canceled",
  label: "Canceled subscriptions",
  about: "It was decided that a subscription ends.",
  scope: "subscriptions:read",
  defaults: { dashboard: true, mail: false },
  data: Plan.extend({ ends_at: z.iso.datetime().nullable() }),
  title: () => "Subscription canceled",
  text: (data) => `${planText(data)}${data.ends_at ? `, until ${dayText(data.ends_at)}` : ""}`,
  path: pathOfSubscription,
  sample: { ...samplePlan, ends_at: "2026-12-08T09:30:00.000Z" },
});

export const subscriptionLost = defineKind({
  name: "subscription_lost",
  label: "Subscriptions lost to missing payments",
  about: "A renewal was never paid: its subscription is over, or waits without access.",
  scope: "subscriptions:read",
  defaults: { dashboard: true, mail: true },
  data: Plan.extend({ has_ended: z.boolean() }),
  title: () => "Payment failed for good",
  text: (data) => `${planText(data)}. ${data.has_ended ? "It has ended." : "It waits without access."}`,
  advice: ({ has_ended }) => [
    has_ended
      ? "Whoever wants it back subscribes anew."
      : "It goes on once its open orders are paid: the customer can do that in the portal.",
  ],
  path: pathOfSubscription,
  sample: { ...samplePlan, has_ended: true },
});
