import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { CheckoutStatus as Status } from "../../schema";

const looks: Record<Status, { label: string; tone: BadgeTone }> = {
  open: { label: "Open", tone: "info" },
  confirmed: { label: "Paying", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  expired: { label: "Expired", tone: "neutral" },
  failed: { label: "Failed", tone: "danger" },
};

/** The statuses of checkouts, as a filter offers them. */
export const checkoutStatusOptions = Object.entries(looks).map(([value, { label }]) => ({ value, label }));

export const CheckoutStatus = ({ status }: { status: Status }) => (
  <Badge tone={looks[status].tone}>{looks[status].label}</Badge>
);
