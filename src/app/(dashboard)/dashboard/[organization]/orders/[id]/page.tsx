import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { grantList, grantsOfOrder } from "@/modules/benefit-grants/queries";
import { listBenefitGrants } from "@/modules/benefit-grants/routes";
import { seatsOf } from "@/modules/customer-seats/queries";
import { listSeats } from "@/modules/customer-seats/routes";
import { disputesOfOrder } from "@/modules/disputes/queries";
import { listDisputes } from "@/modules/disputes/routes";
import { payUrl } from "@/modules/orders";
import { oneOrder, orderTimeline } from "@/modules/orders/queries";
import { getOrder, getOrderTimeline } from "@/modules/orders/routes";
import { Order } from "@/modules/orders/schema";
import { paymentsOf } from "@/modules/payments/queries";
import { listPayments } from "@/modules/payments/routes";
import { refundsOfOrder } from "@/modules/refunds/queries";
import { listRefunds } from "@/modules/refunds/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { OrderPage } from "./order-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const order = Order.parse(await orNotFound(answerPage(page, getOrder, { params: { id } })));
  return { page, order };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { order } = await read(props);
  return { title: order.invoice_number ?? "Order" };
}

export default async function OneOrderPage(props: Props) {
  const { page, order } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = order;
  const query = { order_id: id, limit: "100" };
  const scopes = scopesOf(page.role);
  const queries = [
    { ...oneOrder(organizationId, id), read: async () => order },
    {
      ...orderTimeline(organizationId, id),
      read: () => answerPage(page, getOrderTimeline, { params: { id } }),
    },
    {
      ...paymentsOf(organizationId, { order_id: id }),
      read: () => answerPage(page, listPayments, { query }),
    },
    { ...refundsOfOrder(organizationId, id), read: () => answerPage(page, listRefunds, { query }) },
    {
      ...grantList(organizationId, grantsOfOrder(order)),
      read: () => answerPage(page, listBenefitGrants, { query: grantsOfOrder(order) }),
    },
    ...(order.seats === null
      ? []
      : [
          {
            ...seatsOf(organizationId, { order_id: id }),
            read: () => answerPage(page, listSeats, { query: { order_id: id } }),
          },
        ]),
    { ...disputesOfOrder(organizationId, id), read: () => answerPage(page, listDisputes, { query }) },
  ];
  return (
    <Prefetch queries={queries.map(({ queryKey, read: readNow }) => ({ queryKey, read: readNow }))}>
      <OrderPage
        organization={{ id: organizationId, slug }}
        id={id}
        payUrl={order.subscription_id ? payUrl(id) : null}
        may={{
          refund: scopes.includes("refunds:write"),
          edit: scopes.includes("orders:write"),
          giveSeats: scopes.includes("customer_seats:write"),
        }}
      />
    </Prefetch>
  );
}
