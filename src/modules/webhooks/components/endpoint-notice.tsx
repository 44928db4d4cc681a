"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { enableEndpointAction } from "../actions";
import { hintOf } from "../hints";
import { latestFailure, webhookKey } from "../queries";
import type { WebhookEndpoint } from "../schema";

type Props = { endpoint: WebhookEndpoint; mayEdit: boolean };

/** What is wrong with an endpoint, the usual cause of it, and how to go on; nothing where all is well. */
export function EndpointNotice({ endpoint, mayEdit }: Props) {
  const { enabled, disabled_reason, failing_since } = endpoint;
  if (enabled && !failing_since) return null;
  return (
    <Alert
      tone={disabled_reason ? "danger" : "warning"}
      title={titleOf(endpoint)}
      actions={!enabled && mayEdit ? <Enable endpoint={endpoint} /> : null}
    >
      {enabled && failing_since ? (
        <p>
          Nothing was delivered since <LocalTime at={failing_since} />. After five days it is given up.
        </p>
      ) : (
        <p>What happens meanwhile is not for it; what waits goes out when it is enabled.</p>
      )}
      {failing_since || disabled_reason ? <Cause endpoint={endpoint} /> : null}
    </Alert>
  );
}

/** The latest failure, and what usually lies behind it. */
function Cause({ endpoint: { id, organization_id } }: { endpoint: WebhookEndpoint }) {
  const { data } = useQuery(latestFailure(organization_id, id));
  const [failure] = data?.items ?? [];
  if (!failure) return null;
  const hint = hintOf(failure);
  return (
    <>
      {failure.error ? <p>Latest: {failure.error}.</p> : null}
      {hint ? (
        <p>
          <strong>{hint.title}.</strong> {hint.text}
        </p>
      ) : null}
    </>
  );
}

function titleOf({ enabled, disabled_reason }: WebhookEndpoint): string {
  if (enabled) return "Deliveries fail";
  if (disabled_reason === "gone") return "Given up: it answered 410, nobody is there any more";
  return disabled_reason === "failing" ? "Given up after five days of failures" : "Disabled";
}

function Enable({ endpoint: { id, organization_id } }: { endpoint: WebhookEndpoint }) {
  const client = useQueryClient();
  const [send, pending] = useSend(enableEndpointAction, () =>
    client.invalidateQueries({ queryKey: webhookKey(organization_id) }),
  );
  return (
    <Button pending={pending} onClick={() => send({ organization_id, id })}>
      Enable
    </Button>
  );
}
