import type { Metadata } from "next";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnPlans } from "@/modules/subscriptions/components/portal/own-plans";
import { readOwnPlans } from "@/modules/subscriptions/read-own-plans";
import { PortalFrame } from "../portal-frame";

type Props = { params: Promise<{ organization: string }> };

export const metadata: Metadata = { title: { absolute: "Your plans" } };

/** What a customer pays for by the period, by the session that brought them here. */
export default async function OwnPlansPage({ params }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  const { plans, rights } = await readOwnPlans(portal);
  return (
    <PortalFrame portal={portal} title="Your plans" current="subscriptions">
      <OwnPlans portal={slug} rights={rights} plans={plans} />
    </PortalFrame>
  );
}
