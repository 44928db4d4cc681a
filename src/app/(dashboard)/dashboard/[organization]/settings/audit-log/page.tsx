import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { listSearchOf, withInstants } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { AuditList } from "@/modules/audit-log/components/audit-list";
import { auditDefaults, auditEntries, auditFilters } from "@/modules/audit-log/queries";
import { listAuditEntries } from "@/modules/audit-log/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Audit log" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Who did what, with before and after; for owners and admins. */
export default async function AuditLogPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  if (!scopesOf(page.role).includes("audit_log:read")) notFound();
  const { id, slug } = page.organization;
  const search = withInstants(
    listSearchOf(await searchParams, auditFilters, auditDefaults),
    await pageTimeZone(),
  );
  return (
    <Prefetch
      queries={[
        {
          queryKey: auditEntries(id, search).queryKey,
          read: () => answerPage(page, listAuditEntries, { query: search }),
        },
      ]}
    >
      <AuditList organization={{ id, slug }} />
    </Prefetch>
  );
}
