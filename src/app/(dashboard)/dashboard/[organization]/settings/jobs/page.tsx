import type { Metadata } from "next";
import { orNotFound } from "@/app/providers/or-not-found";
import { Section } from "@/components/layout/section";
import { ParkedJobs } from "@/modules/jobs/components/parked-jobs";
import { listParkedJobs } from "@/modules/jobs/list-parked-jobs";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { ctx, organization, role } = await requirePageContext((await params).organization);
  const jobs = await orNotFound(listParkedJobs(ctx, role));
  return (
    <Section
      title="Parked jobs"
      description="Work of the whole installation that failed as often as it may. Put right what the error names, then run it again."
    >
      <ParkedJobs jobs={jobs} organizationId={organization.id} />
    </Section>
  );
}
