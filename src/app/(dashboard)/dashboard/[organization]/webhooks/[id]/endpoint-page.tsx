"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { Section } from "@/components/layout/section";
import { ErrorState } from "@/components/ui/error-state";
import { DeliveryList } from "@/modules/webhooks/components/delivery-list";
import { EndpointChart } from "@/modules/webhooks/components/endpoint-chart";
import { DeleteEndpoint, EditEndpoint, TestEndpoint } from "@/modules/webhooks/components/endpoint-dialogs";
import { EndpointFacts } from "@/modules/webhooks/components/endpoint-facts";
import { EndpointNotice } from "@/modules/webhooks/components/endpoint-notice";
import { EndpointStatus } from "@/modules/webhooks/components/endpoint-status";
import { RedeliverFailed } from "@/modules/webhooks/components/redeliver-failed";
import { oneEndpoint } from "@/modules/webhooks/queries";

type Props = { organization: { id: string; slug: string }; id: string; mayEdit: boolean };

/** One endpoint: how it is doing, and what it was told. */
export function EndpointPage({ organization, id, mayEdit }: Props) {
  const { data: endpoint, error, refetch } = useQuery(oneEndpoint(organization.id, id));
  if (!endpoint)
    return error ? <ErrorState description={error.message} onRetry={refetch} /> : <PageSkeleton />;
  const title = endpoint.name ?? endpoint.url;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Webhooks", href: `/dashboard/${organization.slug}/webhooks` },
          { label: title },
        ]}
        title={title}
        badge={<EndpointStatus endpoint={endpoint} />}
        actions={
          mayEdit ? (
            <>
              <DeleteEndpoint endpoint={endpoint} slug={organization.slug} />
              <EditEndpoint endpoint={endpoint} />
              <TestEndpoint endpoint={endpoint} slug={organization.slug} />
            </>
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <EndpointNotice endpoint={endpoint} mayEdit={mayEdit} />
          <EndpointChart organizationId={organization.id} id={id} />
          <Section title="Deliveries">
            <DeliveryList
              organization={organization}
              endpointId={id}
              actions={mayEdit ? <RedeliverFailed endpoint={endpoint} /> : null}
            />
          </Section>
        </div>
        <EndpointFacts endpoint={endpoint} mayEdit={mayEdit} />
      </div>
    </>
  );
}
