import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { OrderStatus as Status } from "../schema";

const looks: Record<Status, { label: string; tone: BadgeTone }> = {
  paid: { label: "Paid", tone: "success" },
  pending: { label: "Pending", tone: "warning" },
  partially_refunded: { label: "Partly refunded", tone: "info" },
  refunded: { label: "Refunded", tone: "neutral" },
  void: { label: "Void", tone: "neutral" },
};

/** The statuses of orders, as a filter offers them. */
export const orderStatusOptions = Object.entries(looks).map(([value, { label }]) => ({ value, label }));

export const OrderStatus = ({ status }: { status: Status }) => (
  <Badge tone={looks[status].tone}>{looks[status].label}</Badge>
);
