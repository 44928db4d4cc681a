import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { TabLinks } from "@/components/layout/tab-links";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Credits" };

type Props = { params: Promise<{ organization: string }>; children: ReactNode };

export default async function CreditsLayout({ params, children }: Props) {
  const { organization } = await requirePageContext((await params).organization);
  const at = (path: string) => `/dashboard/${organization.slug}/credits${path}`;
  return (
    <>
      <PageHeader title="Credits" className="mb-3" />
      <TabLinks
        label="Credits"
        links={[
          { label: "Overview", href: at("") },
          { label: "Pricing", href: at("/pricing") },
          { label: "Settings", href: at("/settings") },
        ]}
      />
      <div className="pt-4">{children}</div>
    </>
  );
}
