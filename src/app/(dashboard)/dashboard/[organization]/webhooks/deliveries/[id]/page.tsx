import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { WebhookDelivery } from "@/modules/webhooks/delivery-schema";
import { getWebhookDelivery } from "@/modules/webhooks/event-routes";
import { oneDelivery, oneEndpoint } from "@/modules/webhooks/queries";
import { getWebhookEndpoint } from "@/modules/webhooks/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { DeliveryPage } from "./delivery-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const answer = await orNotFound(answerPage(page, getWebhookDelivery, { params: { id } }));
  return { page, delivery: WebhookDelivery.parse(answer) };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).delivery.webhook_event.type };
}

export default async function OneDeliveryPage(props: Props) {
  const { page, delivery } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const endpointId = delivery.webhook_endpoint_id;
  return (
    <Prefetch
      queries={[
        { queryKey: oneDelivery(organizationId, delivery.id).queryKey, read: async () => delivery },
        {
          queryKey: oneEndpoint(organizationId, endpointId).queryKey,
          read: () => answerPage(page, getWebhookEndpoint, { params: { id: endpointId } }),
        },
      ]}
    >
      <DeliveryPage
        organization={{ id: organizationId, slug }}
        id={delivery.id}
        endpointId={endpointId}
        mayEdit={scopesOf(page.role).includes("webhooks:write")}
      />
    </Prefetch>
  );
}
