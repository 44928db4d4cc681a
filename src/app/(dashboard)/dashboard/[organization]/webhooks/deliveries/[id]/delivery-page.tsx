"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { Alert } from "@/components/ui/alert";
import { ErrorState } from "@/components/ui/error-state";
import { AttemptList } from "@/modules/webhooks/components/attempt-list";
import { DeliveryFacts } from "@/modules/webhooks/components/delivery-facts";
import { DeliveryStatus } from "@/modules/webhooks/components/delivery-status";
import { Payload } from "@/modules/webhooks/components/payload";
import { ReplayEvent } from "@/modules/webhooks/components/replay-event";
import type { WebhookDelivery } from "@/modules/webhooks/delivery-schema";
import { hintOf } from "@/modules/webhooks/hints";
import { oneDelivery, oneEndpoint } from "@/modules/webhooks/queries";

type Props = {
  organization: { id: string; slug: string };
  id: string;
  endpointId: string;
  mayEdit: boolean;
};

/** What came back, and the usual cause where it is a failure. */
function Answer({ delivery }: { delivery: WebhookDelivery }) {
  const { succeeded, response, http_code, attempts } = delivery;
  const hint = succeeded ? null : hintOf(delivery);
  return (
    <>
      {hint ? (
        <Alert tone="warning" title={hint.title}>
          {hint.text}
        </Alert>
      ) : null}
      <Section title="Answer">
        {response ? (
          <Payload label={http_code === null ? "No answer" : `Answered ${http_code}`} text={response} />
        ) : (
          <p className="text-muted-foreground text-sm">
            {attempts === 0 ? "Not tried yet." : "An answer without a body."}
          </p>
        )}
      </Section>
    </>
  );
}

/** One event on its way to one endpoint: what was sent, what was answered, and each attempt. */
export function DeliveryPage({ organization, id, endpointId, mayEdit }: Props) {
  const { data: delivery, error, refetch } = useQuery(oneDelivery(organization.id, id));
  const { data: endpoint } = useQuery(oneEndpoint(organization.id, endpointId));
  if (!delivery)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const at = `/dashboard/${organization.slug}/webhooks`;
  const { webhook_event: event } = delivery;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Webhooks", href: at },
          { label: endpoint?.name ?? endpoint?.url ?? "Endpoint", href: `${at}/${endpointId}` },
          { label: event.type },
        ]}
        title={event.type}
        badge={<DeliveryStatus state={delivery.state} />}
        actions={mayEdit ? <ReplayEvent organizationId={organization.id} eventId={event.id} /> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <Answer delivery={delivery} />
          <Section title="What was sent">
            <Payload label="Body" text={event.payload ?? ""} />
          </Section>
        </div>
        <div className="grid gap-6">
          <DeliveryFacts delivery={delivery} />
          <AttemptList organizationId={organization.id} delivery={delivery} />
        </div>
      </div>
    </>
  );
}
