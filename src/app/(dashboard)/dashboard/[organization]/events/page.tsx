import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { EventList } from "@/modules/webhooks/components/event-list";
import { listWebhookEvents } from "@/modules/webhooks/event-routes";
import { askedEvents, eventDefaults, eventFilters, eventList } from "@/modules/webhooks/queries";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Events" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function EventsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = askedEvents(listSearchOf(await searchParams, eventFilters, eventDefaults));
  const { queryKey } = eventList(id, search);
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listWebhookEvents, { query: search }) }]}>
      <PageHeader title="Events" description="All that happened, as webhooks tell it." />
      <EventList organization={{ id, slug }} />
    </Prefetch>
  );
}
