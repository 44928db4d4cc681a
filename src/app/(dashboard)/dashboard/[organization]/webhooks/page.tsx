import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CreateEndpoint } from "@/modules/webhooks/components/endpoint-dialogs";
import { EndpointList } from "@/modules/webhooks/components/endpoint-list";
import { endpointDefaults, endpointFilters, endpointList } from "@/modules/webhooks/queries";
import { listWebhookEndpoints } from "@/modules/webhooks/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Webhooks" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function WebhooksPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, endpointFilters, endpointDefaults);
  const { queryKey } = endpointList(id, search);
  const mayWrite = scopesOf(page.role).includes("webhooks:write");
  const create = mayWrite ? <CreateEndpoint organization={{ id, slug }} /> : null;
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listWebhookEndpoints, { query: search }) }]}>
      <PageHeader
        title="Webhooks"
        actions={
          <>
            <ButtonLink href={`/dashboard/${slug}/events`}>All events</ButtonLink>
            {create}
          </>
        }
      />
      <EndpointList organization={{ id, slug }} create={create} />
    </Prefetch>
  );
}
