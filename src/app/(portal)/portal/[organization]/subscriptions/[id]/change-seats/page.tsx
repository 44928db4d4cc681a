import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/providers/or-not-found";
import { Id } from "@/lib/id";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnSeatsChange } from "@/modules/subscriptions/components/portal/own-seats-change";
import { plansPath } from "@/modules/subscriptions/own-path";
import { readOwnSeatsChange } from "@/modules/subscriptions/read-own-choices";
import { PortalFrame } from "../../../portal-frame";

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<{ to?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Change your seats" } };

/** Another number of seats, with what it costs before it is confirmed. */
export default async function ChangeSeatsPage({ params, searchParams }: Props) {
  const { organization: slug, id } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  if (!Id.safeParse(id).success) notFound();
  const { to } = await searchParams;
  const change = await orNotFound(readOwnSeatsChange(portal, id, typeof to === "string" ? to : undefined));
  if (!change) redirect(plansPath(slug));
  return (
    <PortalFrame portal={portal} title="Change your seats" current="subscriptions">
      <OwnSeatsChange portal={slug} change={change} />
    </PortalFrame>
  );
}
