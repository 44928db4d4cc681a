import type { Metadata } from "next";
import { OwnMembers } from "@/modules/customer-members/components/portal/own-members";
import { readOwnMembers } from "@/modules/customer-members/read-own-members";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { PortalFrame } from "../portal-frame";

type Props = { params: Promise<{ organization: string }> };

export const metadata: Metadata = { title: { absolute: "Your people" } };

/** Who may enter a customer's portal, and what each may there. */
export default async function OwnMembersPage({ params }: Props) {
  const portal = await enteredPortal((await params).organization, "members");
  return (
    <PortalFrame portal={portal} title="Your people" current="members">
      <OwnMembers
        portal={portal.organization.slug}
        members={await readOwnMembers(portal)}
        self={portal.member.id}
      />
    </PortalFrame>
  );
}
