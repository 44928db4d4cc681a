import type { Metadata } from "next";
import { mayInPortal } from "@/lib/portal-rights";
import { OwnAccess } from "@/modules/benefit-grants/components/portal/own-access";
import { readOwnAccess } from "@/modules/benefit-grants/read-own-access";
import { findAccount } from "@/modules/connections";
import { HowItWent } from "@/modules/connections/components/how-it-went";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ connection?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your access" } };

/** Repositories and servers that came with what a customer bought, and which accounts of theirs are let in. */
export default async function OwnAccessPage({ params, searchParams }: Props) {
  const portal = await enteredPortal((await params).organization, "access");
  const { ctx, customerId, member, organization } = portal;
  const [access, github, discord] = await Promise.all([
    readOwnAccess(portal),
    findAccount(ctx.read, customerId, "github"),
    findAccount(ctx.read, customerId, "discord"),
  ]);
  const accounts = { github: github?.username ?? null, discord: discord?.username ?? null };
  return (
    <PortalFrame portal={portal} title="Your access" current="access">
      <HowItWent how={(await searchParams).connection} />
      <OwnAccess
        access={access}
        accounts={accounts}
        slug={organization.slug}
        mayConnect={mayInPortal(member.role, "manage")}
      />
    </PortalFrame>
  );
}
