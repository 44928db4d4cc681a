import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Subscription } from "../schema";

const looks: Record<Subscription["status"], { label: string; tone: BadgeTone }> = {
  trialing: { label: "Trial", tone: "info" },
  active: { label: "Active", tone: "success" },
  past_due: { label: "Past due", tone: "danger" },
  paused: { label: "Paused", tone: "neutral" },
  unpaid: { label: "Unpaid", tone: "danger" },
  canceled: { label: "Ended", tone: "neutral" },
};

/** The statuses of subscriptions, as a filter offers them. */
export const subscriptionStatusOptions = Object.entries(looks).map(([value, { label }]) => ({
  value,
  label,
}));

type Told = Pick<Subscription, "status" | "cancel_at_period_end" | "pause_at_period_end">;

/** How it stands, in a word or two: one that will end or pause says so. */
export function SubscriptionStatus({ subscription }: { subscription: Told }) {
  const { status, cancel_at_period_end: isEnding, pause_at_period_end: isPausing } = subscription;
  const { label, tone } = looks[status];
  if (status !== "canceled" && isEnding) return <Badge tone="warning">{label}, ending</Badge>;
  if (status !== "paused" && isPausing) return <Badge tone="warning">{label}, pausing</Badge>;
  return <Badge tone={tone}>{label}</Badge>;
}
