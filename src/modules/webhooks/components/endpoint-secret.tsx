"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { resetSecretAction } from "../actions";
import { webhookKey } from "../queries";
import type { WebhookEndpoint } from "../schema";

/** The signing secret, covered until it is asked for, and how to make another. */
export function EndpointSecret({ endpoint, mayEdit }: { endpoint: WebhookEndpoint; mayEdit: boolean }) {
  const [shown, show] = useState(false);
  const { secret } = endpoint;
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-1">
        <code className="min-w-0 flex-1 wrap-anywhere font-mono text-xs">
          {shown ? secret : `${secret.slice(0, "whsec_".length)}${"•".repeat(16)}`}
        </code>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={shown ? "Cover the secret" : "Show the secret"}
          onClick={() => show(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
        <CopyButton value={secret} label="Copy the secret" />
      </div>
      {mayEdit ? <ResetSecret endpoint={endpoint} /> : null}
    </div>
  );
}

function ResetSecret({ endpoint: { id, organization_id } }: { endpoint: WebhookEndpoint }) {
  const client = useQueryClient();
  const [send, pending] = useSend(resetSecretAction, () =>
    client.invalidateQueries({ queryKey: [...webhookKey(organization_id), "endpoint", id] }),
  );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" pending={pending} className="w-fit">
          New secret
        </Button>
      }
      title="Make a new secret?"
      description="Deliveries are signed with both for 24 hours: time enough to put the new one where your code reads it."
      confirmLabel="Make a new secret"
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
