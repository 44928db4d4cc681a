import { Badge } from "@/components/ui/badge";
import type { WebhookDelivery } from "../delivery-schema";

const looks = {
  pending: { tone: "info", text: "On its way" },
  failed: { tone: "warning", text: "Tried again" },
  succeeded: { tone: "success", text: "Delivered" },
  dead: { tone: "danger", text: "Given up" },
} as const;

/** The states by which deliveries are filtered. */
export const stateOptions = Object.entries(looks).map(([value, { text }]) => ({ value, label: text }));

export function DeliveryStatus({ state }: { state: WebhookDelivery["state"] }) {
  const { tone, text } = looks[state];
  return (
    <Badge tone={tone} dot>
      {text}
    </Badge>
  );
}
