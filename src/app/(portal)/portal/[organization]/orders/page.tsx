import type { Metadata } from "next";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnOrders } from "@/modules/orders/components/portal/own-orders";
import { readOwnOrders } from "@/modules/orders/read-own-orders";
import { pageNumber } from "../page-number";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your orders" } };

/** What a customer bought, with its papers, by the session that brought them here. */
export default async function OwnOrdersPage({ params, searchParams }: Props) {
  const portal = await enteredPortal((await params).organization, "orders");
  const orders = await readOwnOrders(portal, pageNumber((await searchParams).page));
  return (
    <PortalFrame portal={portal} title="Your orders" current="orders">
      <OwnOrders portal={portal.organization.slug} {...orders} />
    </PortalFrame>
  );
}
