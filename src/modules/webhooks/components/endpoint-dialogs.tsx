"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import {
  createEndpointAction,
  deleteEndpointAction,
  testEndpointAction,
  updateEndpointAction,
} from "../actions";
import { webhookKey } from "../queries";
import type { WebhookEndpoint } from "../schema";
import { EndpointFields } from "./endpoint-fields";
import { EventChoice } from "./event-choice";

type Organization = { id: string; slug: string };

/** What most receivers want to know. */
const usual = ["order.paid", "order.refunded", "subscription.updated", "customer.created"];

/** Makes an endpoint, and goes to it. */
export function CreateEndpoint({ organization: { id, slug } }: { organization: Organization }) {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New endpoint
        </Button>
      }
      title="New endpoint"
      description="It is told of what happens from now on. Its secret is shown on its page."
      size="lg"
      action={createEndpointAction}
      hidden={{ organization_id: id }}
      submit="Create"
      onOk={({ result }) => {
        client.invalidateQueries({ queryKey: webhookKey(id) });
        if (result) router.push(`/dashboard/${slug}/webhooks/${result.id}`);
      }}
    >
      <EndpointFields />
      <EventChoice chosen={usual} />
    </FormDialog>
  );
}

export function EditEndpoint({ endpoint }: { endpoint: WebhookEndpoint }) {
  const client = useQueryClient();
  const { id, organization_id } = endpoint;
  return (
    <FormDialog
      trigger={
        <Button>
          <Pencil aria-hidden />
          Edit
        </Button>
      }
      title="Edit endpoint"
      description="For the attempts to come."
      size="lg"
      action={updateEndpointAction}
      hidden={{ organization_id, id }}
      submit="Save"
      onOk={() => client.invalidateQueries({ queryKey: webhookKey(organization_id) })}
    >
      <EndpointFields endpoint={endpoint} />
      <CheckField
        label="Enabled"
        hint="While it is not, what happens is not for it, and what waits goes on waiting."
      >
        <Checkbox name="enabled" value="on" defaultChecked={endpoint.enabled} />
      </CheckField>
      <EventChoice chosen={endpoint.events} />
    </FormDialog>
  );
}

/** Asks, and says what goes with it. */
export function DeleteEndpoint({ endpoint, slug }: { endpoint: WebhookEndpoint; slug: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { id, organization_id, url } = endpoint;
  const [send, pending] = useSend(deleteEndpointAction, () => {
    router.push(`/dashboard/${slug}/webhooks`);
    client.invalidateQueries({ queryKey: [...webhookKey(organization_id), "endpoints"] });
  });
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      }
      title="Delete this endpoint?"
      description={`${url} is told nothing any more, and the record of what it was told goes with it. This cannot be undone.`}
      confirmLabel="Delete endpoint"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}

/** Sends a test event, and goes to see what became of it. */
export function TestEndpoint({ endpoint, slug }: { endpoint: WebhookEndpoint; slug: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { id, organization_id, enabled } = endpoint;
  const [send, pending] = useSend(testEndpointAction, ({ result }) => {
    client.invalidateQueries({ queryKey: webhookKey(organization_id) });
    if (result) router.push(`/dashboard/${slug}/webhooks/deliveries/${result.id}`);
  });
  if (!enabled) return null;
  return (
    <Button pending={pending} onClick={() => send({ organization_id, id })}>
      <Send aria-hidden />
      Send a test
    </Button>
  );
}
