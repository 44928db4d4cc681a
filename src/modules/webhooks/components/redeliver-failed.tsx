"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { FormDialog } from "@/components/form/form-dialog";
import { MomentField } from "@/components/form/moment-field";
import { Button } from "@/components/ui/button";
import { DAY_MS } from "@/lib/time";
import { redeliverFailedAction } from "../actions";
import { webhookKey } from "../queries";
import type { WebhookEndpoint } from "../schema";

/** Sends again all that failed since a moment: by default since the failures began, or the day before. */
export function RedeliverFailed({ endpoint }: { endpoint: WebhookEndpoint }) {
  const client = useQueryClient();
  const { id, organization_id, failing_since } = endpoint;
  return (
    <FormDialog
      trigger={
        <Button>
          <RotateCcw aria-hidden />
          Replay failed
        </Button>
      }
      title="Replay all that failed"
      description="In order for each object, each under its own id: a receiver that had it already can tell. What was delivered is not sent again."
      size="sm"
      action={redeliverFailedAction}
      hidden={{ organization_id, id }}
      submit="Replay"
      onOk={() => client.invalidateQueries({ queryKey: webhookKey(organization_id) })}
    >
      <MomentField
        name="since"
        label="Since"
        defaultValue={failing_since ?? new Date(Date.now() - DAY_MS).toISOString()}
      />
    </FormDialog>
  );
}
