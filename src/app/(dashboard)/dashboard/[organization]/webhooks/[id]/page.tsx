import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { listWebhookDeliveries } from "@/modules/webhooks/event-routes";
import { deliveryDefaults, deliveryFilters, deliveryList, oneEndpoint } from "@/modules/webhooks/queries";
import { getWebhookEndpoint } from "@/modules/webhooks/routes";
import { WebhookEndpoint } from "@/modules/webhooks/schema";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { EndpointPage } from "./endpoint-page";

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const answer = await orNotFound(answerPage(page, getWebhookEndpoint, { params: { id } }));
  return { page, endpoint: WebhookEndpoint.parse(answer) };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { endpoint } = await read(props);
  return { title: endpoint.name ?? endpoint.url };
}

export default async function OneEndpointPage(props: Props) {
  const { page, endpoint } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = endpoint;
  const search = {
    ...listSearchOf(await props.searchParams, deliveryFilters, deliveryDefaults),
    endpoint_id: [id],
  };
  return (
    <Prefetch
      queries={[
        { queryKey: oneEndpoint(organizationId, id).queryKey, read: async () => endpoint },
        {
          queryKey: deliveryList(organizationId, search).queryKey,
          read: () => answerPage(page, listWebhookDeliveries, { query: search }),
        },
      ]}
    >
      <EndpointPage
        organization={{ id: organizationId, slug }}
        id={id}
        mayEdit={scopesOf(page.role).includes("webhooks:write")}
      />
    </Prefetch>
  );
}
