import { Badge } from "@/components/ui/badge";
import type { WebhookEndpoint } from "../schema";

/** Whether it is told, and whether it takes it. */
export function EndpointStatus({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { enabled, disabled_at, failing_since } = endpoint;
  if (!enabled && disabled_at)
    return (
      <Badge tone="danger" dot>
        Given up
      </Badge>
    );
  if (!enabled) return <Badge dot>Disabled</Badge>;
  return failing_since ? (
    <Badge tone="warning" dot>
      Failing
    </Badge>
  ) : (
    <Badge tone="success" dot>
      Enabled
    </Badge>
  );
}
