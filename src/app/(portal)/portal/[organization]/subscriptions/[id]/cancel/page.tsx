import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/providers/or-not-found";
import { Id } from "@/lib/id";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnLeaving } from "@/modules/subscriptions/components/portal/own-leaving";
import { plansPath } from "@/modules/subscriptions/own-path";
import { readLeaving } from "@/modules/subscriptions/read-own-choices";
import { PortalFrame } from "../../../portal-frame";

type Props = { params: Promise<{ organization: string; id: string }> };

export const metadata: Metadata = { title: { absolute: "Cancel your plan" } };

/** The way out of a plan, with what one loses and what one could do instead. */
export default async function CancelPlanPage({ params }: Props) {
  const { organization: slug, id } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  if (!Id.safeParse(id).success) notFound();
  const leaving = await orNotFound(readLeaving(portal, id));
  if (!leaving) redirect(plansPath(slug));
  return (
    <PortalFrame portal={portal} title="Cancel your plan" current="subscriptions">
      <OwnLeaving portal={slug} leaving={leaving} />
    </PortalFrame>
  );
}
