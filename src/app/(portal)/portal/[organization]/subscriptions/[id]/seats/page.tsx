import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/providers/or-not-found";
import { Id } from "@/lib/id";
import { OwnSeats } from "@/modules/customer-seats/components/portal/own-seats";
import { readOwnSeats } from "@/modules/customer-seats/read-own-seats";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { changeSeatsPath, plansPath } from "@/modules/subscriptions/own-path";
import { getOwnSubscription } from "@/modules/subscriptions/own-subscription";
import { mayChangeSeats } from "@/modules/subscriptions/read-own-choices";
import { PortalFrame } from "../../../portal-frame";

type Props = { params: Promise<{ organization: string; id: string }> };

export const metadata: Metadata = { title: { absolute: "Your seats" } };

/** Who has the seats of a plan. */
export default async function PlanSeatsPage({ params }: Props) {
  const { organization: slug, id } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  if (!Id.safeParse(id).success) notFound();
  const sale = { subscription_id: id };
  const seats = await orNotFound(readOwnSeats(portal, sale));
  if (!seats) redirect(plansPath(slug));
  const subscription = await getOwnSubscription(portal.ctx, portal.customerId, id);
  return (
    <PortalFrame portal={portal} title={`Seats of ${seats.product}`} current="subscriptions">
      <OwnSeats
        portal={slug}
        sale={sale}
        seats={seats}
        now={portal.ctx.now.getTime()}
        changeHref={(await mayChangeSeats(portal, subscription)) ? changeSeatsPath(slug, id) : null}
      />
    </PortalFrame>
  );
}
