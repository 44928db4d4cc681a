import { Badge } from "@/components/ui/badge";
import { statusOf } from "../discount-text";
import type { Discount } from "../schema";

const tones = { Active: "success", Scheduled: "info", Ended: "neutral", "Used up": "neutral" } as const;

/** Whether buyers can have it now. */
export function DiscountStatus({ discount }: { discount: Discount }) {
  const status = statusOf(discount, new Date());
  return (
    <Badge tone={tones[status]} dot suppressHydrationWarning>
      {status}
    </Badge>
  );
}
