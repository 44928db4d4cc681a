import type { Metadata } from "next";
import { HeldPlans } from "@/modules/customer-seats/components/portal/held-plans";
import { readOwnHeld } from "@/modules/customer-seats/read-own-held";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { portalPath } from "@/modules/customer-sessions/portal-pages";
import { OwnPlans } from "@/modules/subscriptions/components/portal/own-plans";
import { readOwnPlans } from "@/modules/subscriptions/read-own-plans";
import { PortalFrame } from "../portal-frame";

type Props = { params: Promise<{ organization: string }> };

export const metadata: Metadata = { title: { absolute: "Your plans" } };

/** What a customer pays for by the period, and what they have a seat of, by the session that brought them here. */
export default async function OwnPlansPage({ params }: Props) {
  const { organization: slug } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  const [{ plans, rights }, held] = await Promise.all([readOwnPlans(portal), readOwnHeld(portal)]);
  return (
    <PortalFrame portal={portal} title="Your plans" current="subscriptions">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {plans.length === 0 && held.length > 0 ? null : (
          <OwnPlans portal={slug} rights={rights} plans={plans} />
        )}
        <HeldPlans held={held} href={portalPath(slug, "overview")} />
      </div>
    </PortalFrame>
  );
}
