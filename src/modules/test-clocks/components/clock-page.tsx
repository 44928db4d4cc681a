"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useSend } from "@/components/form/use-form-action";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { stopClockAction } from "../actions";
import { testClock } from "../queries";
import { ClockControls } from "./clock-controls";
import { ClockTimeline } from "./clock-timeline";

type Organization = { id: string; slug: string };

/** An organization's time: stopped, moved and put back, with what happened meanwhile. */
export function ClockPage({ organization, mayWrite }: { organization: Organization; mayWrite: boolean }) {
  const { id } = organization;
  const { data: clock, error, refetch, isFetching } = useQuery(testClock(id));
  useArrival(id, clock?.status);
  if (!clock && error)
    return <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />;
  if (!clock) return <Skeleton className="h-40" />;
  if (clock.status === "real") return <RealTime organizationId={id} mayWrite={mayWrite} />;
  return (
    <div className="grid gap-8">
      <ClockControls organizationId={id} clock={clock} mayWrite={mayWrite} />
      <Section title="What happened" description="Since time was stopped, the latest first.">
        <ClockTimeline organization={organization} clock={clock} />
      </Section>
    </div>
  );
}

function RealTime({ organizationId, mayWrite }: { organizationId: string; mayWrite: boolean }) {
  const client = useQueryClient();
  const [stop, pending] = useSend(stopClockAction, () =>
    client.invalidateQueries({ queryKey: ["test-clock", organizationId] }),
  );
  return (
    <Card>
      <EmptyState
        icon={<Clock />}
        title="This organization has the real time"
        description="Stop it, and move it forwards by a day or by years. Renewals, retries, mails, expiries and webhooks come as they would have come, and stand here day by day. No other organization notices."
        actions={
          mayWrite ? (
            <Button
              variant="primary"
              pending={pending}
              onClick={() => stop({ organization_id: organizationId })}
            >
              Stop time
            </Button>
          ) : null
        }
      />
    </Card>
  );
}

/** When the clock arrives, everything that is shown may have changed. */
function useArrival(organizationId: string, status: string | undefined): void {
  const client = useQueryClient();
  const router = useRouter();
  const before = useRef(status);
  useEffect(() => {
    const hasArrived = before.current === "advancing" && status === "ready";
    before.current = status;
    if (!hasArrived) return;
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === organizationId });
    router.refresh();
  }, [client, router, organizationId, status]);
}
