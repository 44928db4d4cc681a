import { formatMinor } from "@/components/ui/money-text";
import type { Subscription } from "@/modules/subscriptions/schema";
import type { CheckoutPublic } from "../../schema";
import type { Ahead } from "../receipt";
import { dayText, nextAmount } from "../renewal-text";

type Today = Pick<Subscription, "status" | "current_period_end" | "cancel_at_period_end">;

const isLive = new Set<string>(["trialing", "active", "past_due"]);

/** What comes next of the subscription that a checkout began, as it is today. */
export function aheadOf(checkout: CheckoutPublic, subscription: Today | null): Ahead | null {
  if (!subscription || !isLive.has(subscription.status)) return null;
  const { current_period_end: end, cancel_at_period_end, status } = subscription;
  const isTrial = status === "trialing";
  if (cancel_at_period_end) return { isTrial, label: "Ends", value: dayText(end) };
  const { renewal, currency } = checkout;
  // Of later periods this checkout knows no sums: the plan may have changed.
  if (renewal?.next_at !== end) return { isTrial, label: "Renews", value: dayText(end) };
  const amount = nextAmount(renewal, checkout.active_trial_interval !== null);
  return { isTrial, label: "Next charge", value: `${formatMinor(amount, currency)} on ${dayText(end)}` };
}
