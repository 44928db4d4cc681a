import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orNotFound } from "@/app/providers/or-not-found";
import { Id } from "@/lib/id";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnChange } from "@/modules/subscriptions/components/portal/own-change";
import { plansPath } from "@/modules/subscriptions/own-path";
import { readOwnChange } from "@/modules/subscriptions/read-own-choices";
import { PortalFrame } from "../../../portal-frame";

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<{ to?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Change your plan" } };

/** Another plan, with what it costs before it is confirmed. */
export default async function ChangePlanPage({ params, searchParams }: Props) {
  const { organization: slug, id } = await params;
  const portal = await enteredPortal(slug, "subscriptions");
  if (!Id.safeParse(id).success) notFound();
  const { to } = await searchParams;
  const change = await orNotFound(readOwnChange(portal, id, typeof to === "string" ? to : undefined));
  if (!change) redirect(plansPath(slug));
  return (
    <PortalFrame portal={portal} title="Change your plan" current="subscriptions">
      <OwnChange portal={slug} change={change} />
    </PortalFrame>
  );
}
