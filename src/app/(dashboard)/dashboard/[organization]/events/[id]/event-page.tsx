"use client";

import { useQuery } from "@tanstack/react-query";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { ErrorState } from "@/components/ui/error-state";
import { DeliveriesOfEvent } from "@/modules/webhooks/components/deliveries-of-event";
import { Payload } from "@/modules/webhooks/components/payload";
import { ReplayEvent } from "@/modules/webhooks/components/replay-event";
import { oneEvent } from "@/modules/webhooks/queries";

type Props = { organization: { id: string; slug: string }; id: string; mayEdit: boolean };

/** One event: the object as it was, and who was told. */
export function EventPage({ organization, id, mayEdit }: Props) {
  const { data: event, error, refetch } = useQuery(oneEvent(organization.id, id));
  if (!event) return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Events", href: `/dashboard/${organization.slug}/events` },
          { label: event.type },
        ]}
        title={event.type}
        actions={mayEdit ? <ReplayEvent organizationId={organization.id} eventId={id} /> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <Section title="Deliveries">
            <DeliveriesOfEvent organization={organization} eventId={id} />
          </Section>
          <Section title="What is sent">
            <Payload label="Body" text={event.payload ?? ""} />
          </Section>
        </div>
        <Card>
          <CardHeader title="Details" />
          <CardContent className="pt-2">
            <DescriptionList
              items={[
                { label: "Happened", value: <LocalTime at={event.created_at} /> },
                { label: "Sequence", value: event.sequence },
                { label: "Object", value: <CopyId id={event.object_id} label="Copy object ID" /> },
                { label: "Event ID", value: <CopyId id={event.id} label="Copy event ID" /> },
              ]}
            />
          </CardContent>
        </Card>
      </div>
    </>
  );
}
