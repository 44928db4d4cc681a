import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { grantList, grantsOfSubscription } from "@/modules/benefit-grants/queries";
import { listBenefitGrants } from "@/modules/benefit-grants/routes";
import { seatsOf } from "@/modules/customer-seats/queries";
import { listSeats } from "@/modules/customer-seats/routes";
import { openOrderOf, orderList, ordersOf } from "@/modules/orders/queries";
import { listOrders } from "@/modules/orders/routes";
import { getOrganization } from "@/modules/organizations";
import { methodsOfCustomer } from "@/modules/payment-methods/queries";
import { listPaymentMethods } from "@/modules/payment-methods/routes";
import { previewSubscriptionCharge } from "@/modules/subscriptions/preview-routes";
import { chargePreview, oneSubscription, subscriptionTimeline } from "@/modules/subscriptions/queries";
import { getSubscription, getSubscriptionTimeline } from "@/modules/subscriptions/routes";
import { Subscription } from "@/modules/subscriptions/schema";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { discountsToChoose, plansToChoose } from "./read-choices";
import { SubscriptionPage } from "./subscription-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const subscription = Subscription.parse(
    await orNotFound(answerPage(page, getSubscription, { params: { id } })),
  );
  return { page, subscription };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { customer, product } = (await read(props)).subscription;
  return { title: `${product.name}: ${customer.name ?? customer.email ?? "deleted customer"}` };
}

export default async function OneSubscriptionPage(props: Props) {
  const { page, subscription } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = subscription;
  const mayEdit = scopesOf(page.role).includes("subscriptions:write");
  const params = { id };
  const queries = [
    { ...oneSubscription(organizationId, id), read: async () => subscription },
    {
      ...chargePreview(organizationId, id),
      read: () => answerPage(page, previewSubscriptionCharge, { params }),
    },
    {
      ...subscriptionTimeline(organizationId, id),
      read: () => answerPage(page, getSubscriptionTimeline, { params }),
    },
    {
      ...methodsOfCustomer(organizationId, subscription.customer_id),
      read: () =>
        answerPage(page, listPaymentMethods, {
          params: { id: subscription.customer_id },
          query: { limit: "100" },
        }),
    },
    {
      ...grantList(organizationId, grantsOfSubscription(id)),
      read: () => answerPage(page, listBenefitGrants, { query: grantsOfSubscription(id) }),
    },
    ...(subscription.seats === null
      ? []
      : [
          {
            ...seatsOf(organizationId, { subscription_id: id }),
            read: () => answerPage(page, listSeats, { query: { subscription_id: id } }),
          },
        ]),
    ...[ordersOf({ subscription_id: id }, 1), openOrderOf(id)].map((query) => ({
      ...orderList(organizationId, query),
      read: () => answerPage(page, listOrders, { query }),
    })),
  ];
  const { subscription_settings: settings } = await getOrganization(page.ctx, organizationId);
  return (
    <Prefetch queries={queries.map(({ queryKey, read: readNow }) => ({ queryKey, read: readNow }))}>
      <SubscriptionPage
        organization={{ id: organizationId, slug }}
        id={id}
        mayGiveSeats={scopesOf(page.role).includes("customer_seats:write")}
        edit={
          mayEdit
            ? {
                plans: await plansToChoose(page, subscription),
                discounts: await discountsToChoose(page),
                behavior: settings.proration_behavior,
              }
            : null
        }
      />
    </Prefetch>
  );
}
