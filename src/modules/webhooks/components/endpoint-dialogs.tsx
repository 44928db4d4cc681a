"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { useSend } from "@/components/form/use-form-action";
import { useRefresh } from "@/components/form/use-refresh";
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
export const CreateEndpoint = ({ organization: { id, slug } }: { organization: Organization }) => (
  <CreateDialog
    noun="endpoint"
    title="New endpoint"
    description="It is told of what happens from now on. Its secret is shown on its page."
    size="lg"
    action={createEndpointAction}
    hidden={{ organization_id: id }}
    refresh={[webhookKey(id)]}
    pageOf={(made) => `/dashboard/${slug}/webhooks/${made}`}
  >
    <EndpointFields />
    <EventChoice chosen={usual} />
  </CreateDialog>
);

export function EditEndpoint({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { id, organization_id } = endpoint;
  return (
    <EditDialog
      title="Edit endpoint"
      description="For the attempts to come."
      size="lg"
      action={updateEndpointAction}
      hidden={{ organization_id, id }}
      refresh={[webhookKey(organization_id)]}
    >
      <EndpointFields endpoint={endpoint} />
      <CheckField
        label="Enabled"
        hint="While it is not, what happens is not for it, and what waits goes on waiting."
      >
        <Checkbox name="enabled" value="on" defaultChecked={endpoint.enabled} />
      </CheckField>
      <EventChoice chosen={endpoint.events} />
    </EditDialog>
  );
}

/** Asks, and says what goes with it. */
export function DeleteEndpoint({ endpoint, slug }: { endpoint: WebhookEndpoint; slug: string }) {
  const { id, organization_id, url } = endpoint;
  return (
    <DeleteDialog
      noun="endpoint"
      title="Delete this endpoint?"
      description={`${url} is told nothing any more, and the record of what it was told goes with it. This cannot be undone.`}
      action={deleteEndpointAction}
      hidden={{ organization_id, id }}
      refresh={[[...webhookKey(organization_id), "endpoints"]]}
      leaveTo={`/dashboard/${slug}/webhooks`}
    />
  );
}

/** Sends a test event, and goes to see what became of it. */
export function TestEndpoint({ endpoint, slug }: { endpoint: WebhookEndpoint; slug: string }) {
  const router = useRouter();
  const { id, organization_id, enabled } = endpoint;
  const reread = useRefresh(webhookKey(organization_id));
  const [send, pending] = useSend(testEndpointAction, ({ result }) => {
    reread();
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
