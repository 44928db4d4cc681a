import { DescriptionList } from "@/components/layout/description-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { WebhookDelivery } from "../delivery-schema";

/** When a delivery was tried, how it went, and when it is tried next. */
export function DeliveryFacts({ delivery }: { delivery: WebhookDelivery }) {
  const { created_at, modified_at, next_attempt_at, http_code, duration_ms, attempts, webhook_event } =
    delivery;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            { label: "Answer", value: http_code },
            { label: "Took", value: duration_ms === null ? null : `${duration_ms.toLocaleString("en")} ms` },
            { label: "Attempts", value: attempts },
            { label: "Latest", value: modified_at ? <LocalTime at={modified_at} /> : null },
            { label: "Next", value: next_attempt_at ? <LocalTime at={next_attempt_at} /> : null },
            { label: "Happened", value: <LocalTime at={webhook_event.created_at} /> },
            { label: "Due since", value: <LocalTime at={created_at} /> },
            { label: "webhook-id", value: <CopyId id={webhook_event.id} label="Copy event ID" /> },
          ]}
        />
      </CardContent>
    </Card>
  );
}
