import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { TabLinks } from "@/components/layout/tab-links";
import { scopesOf } from "@/lib/scopes";
import { mayOperate } from "@/modules/jobs/may-operate";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Settings" };

type Props = { params: Promise<{ organization: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: Props) {
  const { ctx, organization, role } = await requirePageContext((await params).organization);
  const at = (path: string) => `/dashboard/${organization.slug}/settings${path}`;
  const hasTokens = scopesOf(role).includes("access_tokens:read");
  return (
    <>
      <PageHeader title="Settings" className="mb-3" />
      <TabLinks
        label="Settings"
        links={[
          { label: "Organization", href: at("") },
          { label: "Subscriptions", href: at("/subscriptions") },
          { label: "Customer portal", href: at("/portal") },
          { label: "Invoices", href: at("/invoices") },
          { label: "Mail to customers", href: at("/mails") },
          { label: "Connections", href: at("/connections") },
          { label: "Members", href: at("/members") },
          ...(hasTokens ? [{ label: "Access tokens", href: at("/access-tokens") }] : []),
          ...(scopesOf(role).includes("audit_log:read")
            ? [{ label: "Audit log", href: at("/audit-log") }]
            : []),
          { label: "Notifications", href: at("/notifications") },
          { label: "Your account", href: at("/account") },
          ...((await mayOperate(ctx, role)) ? [{ label: "Jobs", href: at("/jobs") }] : []),
        ]}
      />
      <div className="pt-6">{children}</div>
    </>
  );
}
