import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { scopesOf } from "@/lib/scopes";
import { ClockPage } from "@/modules/test-clocks/components/clock-page";
import { testClock } from "@/modules/test-clocks/queries";
import { getTestClock } from "@/modules/test-clocks/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { isTestMode } from "@/server/stripe/client";

export const metadata: Metadata = { title: "Test clock" };

export default async function TestClockPage({ params }: { params: Promise<{ organization: string }> }) {
  if (!isTestMode()) notFound();
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const { queryKey } = testClock(id);
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, getTestClock, {}) }]}>
      <PageHeader
        title="Test clock"
        description="Time can be moved in test mode: see today what your customers will see in a year."
      />
      <ClockPage organization={{ id, slug }} mayWrite={scopesOf(page.role).includes("test_clock:write")} />
    </Prefetch>
  );
}
