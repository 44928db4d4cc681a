"use client";

import { CircleCheck, RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Scroller } from "@/components/ui/scroller";
import { runJobAgainAction } from "../actions";

export type ParkedJobItem = {
  id: string;
  name: string;
  attempts: number;
  last_error: string | null;
  created_at: string;
  failed_at: string;
};

function JobRow({ job, organizationId }: { job: ParkedJobItem; organizationId: string }) {
  const router = useRouter();
  const [send, pending] = useSend(runJobAgainAction, () => router.refresh());
  return (
    <li className="grid gap-2 border-b p-4 text-sm last:border-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="truncate font-medium font-mono text-xs">
            {job.name} <span className="text-muted-foreground">#{job.id}</span>
          </h3>
          <p className="text-muted-foreground text-xs">
            {job.attempts} {job.attempts === 1 ? "attempt" : "attempts"}, the last{" "}
            <LocalTime at={job.failed_at} style="relative" />
          </p>
        </div>
        <Button
          size="sm"
          pending={pending}
          onClick={() => send({ organization_id: organizationId, id: job.id })}
        >
          <RotateCw aria-hidden />
          Run again<span className="sr-only"> {job.name}</span>
        </Button>
      </div>
      {job.last_error ? (
        <Scroller
          as="pre"
          className="max-h-32 overflow-auto whitespace-pre-wrap rounded-md border bg-canvas p-2 font-mono text-danger text-xs"
        >
          {job.last_error}
        </Scroller>
      ) : null}
    </li>
  );
}

/** Jobs that have used up their attempts, with why, and a way to begin anew. */
export function ParkedJobs({
  jobs,
  organizationId,
}: {
  jobs: readonly ParkedJobItem[];
  organizationId: string;
}) {
  if (jobs.length === 0)
    return (
      <EmptyState
        icon={<CircleCheck />}
        title="Nothing is parked"
        description="Every job has run, or still has attempts left. One that keeps failing would stand here."
      />
    );
  return (
    <ul className="rounded-lg border bg-card">
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} organizationId={organizationId} />
      ))}
    </ul>
  );
}
