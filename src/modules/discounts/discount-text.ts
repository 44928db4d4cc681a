import { formatMinor } from "@/components/ui/money-text";
import type { Discount } from "./schema";

type Worth =
  | { type: "percentage"; basis_points: number }
  | { type: "fixed"; currency: string; amounts: Record<string, number> };

/** `20% off`, or `$5.00 off` with the amounts in other currencies behind it. */
export function worthText(discount: Worth): string {
  if (discount.type === "percentage") return `${discount.basis_points / 100}% off`;
  const own = (a: string) => (a === discount.currency ? -1 : 0);
  const amounts = Object.entries(discount.amounts).sort(([a], [b]) => own(a) - own(b));
  return `${amounts.map(([currency, amount]) => formatMinor(amount, currency)).join(" or ")} off`;
}

/** How long a subscription is cheaper. */
export function durationText({
  duration,
  duration_in_months: months,
}: Pick<Discount, "duration" | "duration_in_months">): string {
  if (duration === "repeating") return months === 1 ? "For 1 month" : `For ${months} months`;
  return duration === "once" ? "Once" : "Forever";
}

/** `3 of 100`, or `3`. */
export const redemptionsText = ({
  redemptions_count: count,
  max_redemptions: most,
}: Pick<Discount, "redemptions_count" | "max_redemptions">): string =>
  most === null
    ? count.toLocaleString("en")
    : `${count.toLocaleString("en")} of ${most.toLocaleString("en")}`;

type Timed = Pick<Discount, "starts_at" | "ends_at" | "redemptions_count" | "max_redemptions">;

/** Whether buyers can have it at `now`, in one word. */
export function statusOf(discount: Timed, now: Date): "Active" | "Scheduled" | "Ended" | "Used up" {
  const { starts_at, ends_at, redemptions_count: count, max_redemptions: most } = discount;
  if (ends_at && new Date(ends_at) <= now) return "Ended";
  if (most !== null && count >= most) return "Used up";
  return starts_at && new Date(starts_at) > now ? "Scheduled" : "Active";
}
