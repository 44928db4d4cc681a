import type { Metadata } from "next";
import { mayInPortal } from "@/lib/portal-rights";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnKeys } from "@/modules/license-keys/components/portal/own-keys";
import { readOwnKeys } from "@/modules/license-keys/read-own-keys";
import { pageNumber } from "../page-number";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your licence keys" } };

/** The keys that came with what a customer bought, by the session that brought them here. */
export default async function OwnLicenseKeysPage({ params, searchParams }: Props) {
  const portal = await enteredPortal((await params).organization, "license-keys");
  const keys = await readOwnKeys(portal, pageNumber((await searchParams).page));
  return (
    <PortalFrame portal={portal} title="Your licence keys" current="license-keys">
      <OwnKeys
        {...keys}
        portal={portal.organization.slug}
        now={portal.ctx.now.getTime()}
        mayManage={mayInPortal(portal.member.role, "manage")}
      />
    </PortalFrame>
  );
}
