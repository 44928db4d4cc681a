import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/providers/or-not-found";
import { Id } from "@/lib/id";
import { OwnSeats } from "@/modules/customer-seats/components/portal/own-seats";
import { readOwnSeats } from "@/modules/customer-seats/read-own-seats";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { portalPath } from "@/modules/customer-sessions/portal-pages";
import { PortalFrame } from "../../../portal-frame";

type Props = { params: Promise<{ organization: string; id: string }> };

export const metadata: Metadata = { title: { absolute: "Your seats" } };

/** Who has the seats of what was bought once. */
export default async function OrderSeatsPage({ params }: Props) {
  const { organization: slug, id } = await params;
  const portal = await enteredPortal(slug, "orders");
  if (!Id.safeParse(id).success) notFound();
  const sale = { order_id: id };
  const seats = await orNotFound(readOwnSeats(portal, sale));
  if (!seats) redirect(portalPath(slug, "orders"));
  return (
    <PortalFrame portal={portal} title={`Seats of ${seats.product}`} current="orders">
      <OwnSeats portal={slug} sale={sale} seats={seats} now={portal.ctx.now.getTime()} changeHref={null} />
    </PortalFrame>
  );
}
