import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { ListedWebhookEvent } from "@/modules/webhooks/delivery-schema";
import { getWebhookEvent, listWebhookDeliveries } from "@/modules/webhooks/event-routes";
import { deliveriesOfEvent, deliveryList, oneEvent } from "@/modules/webhooks/queries";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { EventPage } from "./event-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const answer = await orNotFound(answerPage(page, getWebhookEvent, { params: { id } }));
  return { page, event: ListedWebhookEvent.parse(answer) };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).event.type };
}

export default async function OneEventPage(props: Props) {
  const { page, event } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const deliveries = deliveriesOfEvent(event.id);
  return (
    <Prefetch
      queries={[
        { queryKey: oneEvent(organizationId, event.id).queryKey, read: async () => event },
        {
          queryKey: deliveryList(organizationId, deliveries).queryKey,
          read: () => answerPage(page, listWebhookDeliveries, { query: deliveries }),
        },
      ]}
    >
      <EventPage
        organization={{ id: organizationId, slug }}
        id={event.id}
        mayEdit={scopesOf(page.role).includes("webhooks:write")}
      />
    </Prefetch>
  );
}
