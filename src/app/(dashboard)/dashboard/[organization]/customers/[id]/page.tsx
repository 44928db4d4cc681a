import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { productsToChoose } from "@/app/providers/products-to-choose";
import { scopesOf } from "@/lib/scopes";
import { listCustomerBalances } from "@/modules/books/list-customer-balances";
import { checkoutList, checkoutsOfCustomer } from "@/modules/checkouts/dashboard-queries";
import { listCheckouts } from "@/modules/checkouts/routes";
import { oneCustomer } from "@/modules/customers/queries";
import { getCustomer } from "@/modules/customers/routes";
import { Customer } from "@/modules/customers/schema";
import { orderList, ordersOf } from "@/modules/orders/queries";
import { listOrders } from "@/modules/orders/routes";
import { subscriptionList, subscriptionsOf } from "@/modules/subscriptions/queries";
import { listSubscriptions } from "@/modules/subscriptions/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { CustomerPage } from "./customer-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const customer = Customer.parse(await orNotFound(answerPage(page, getCustomer, { params: { id } })));
  return { page, customer };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { customer } = await read(props);
  return { title: customer.name ?? customer.email };
}

export default async function OneCustomerPage(props: Props) {
  const { page, customer } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = customer;
  const scopes = scopesOf(page.role);
  const orders = ordersOf({ customer_id: id }, 1);
  const subscriptions = subscriptionsOf({ customer_id: id }, 1);
  const checkouts = checkoutsOfCustomer(id, 1);
  return (
    <Prefetch
      queries={[
        { queryKey: oneCustomer(organizationId, id).queryKey, read: async () => customer },
        {
          queryKey: orderList(organizationId, orders).queryKey,
          read: () => answerPage(page, listOrders, { query: orders }),
        },
        {
          queryKey: subscriptionList(organizationId, subscriptions).queryKey,
          read: () => answerPage(page, listSubscriptions, { query: subscriptions }),
        },
        {
          queryKey: checkoutList(organizationId, checkouts).queryKey,
          read: () => answerPage(page, listCheckouts, { query: checkouts }),
        },
      ]}
    >
      <CustomerPage
        organization={{ id: organizationId, slug }}
        id={id}
        products={await productsToChoose(page)}
        balances={await listCustomerBalances(page.ctx, id)}
        may={{ edit: scopes.includes("customers:write"), sell: scopes.includes("checkouts:write") }}
      />
    </Prefetch>
  );
}
