import type { Metadata } from "next";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { oneCheckout } from "@/modules/checkouts/dashboard-queries";
import { getCheckout } from "@/modules/checkouts/routes";
import { paymentsOf } from "@/modules/payments/queries";
import { listPayments } from "@/modules/payments/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { CheckoutPage } from "./checkout-page";

export const metadata: Metadata = { title: "Checkout" };

type Props = { params: Promise<{ organization: string; id: string }> };

export default async function OneCheckoutPage({ params }: Props) {
  const { organization, id: given } = await params;
  const page = await requirePageContext(organization);
  const checkout = await orNotFound(answerPage(page, getCheckout, { params: { id: given } }));
  const { id: organizationId, slug } = page.organization;
  const id = given.toLowerCase();
  const query = { checkout_id: id, limit: "100" };
  return (
    <Prefetch
      queries={[
        { queryKey: oneCheckout(organizationId, id).queryKey, read: async () => checkout },
        {
          queryKey: paymentsOf(organizationId, { checkout_id: id }).queryKey,
          read: () => answerPage(page, listPayments, { query }),
        },
      ]}
    >
      <CheckoutPage organization={{ id: organizationId, slug }} id={id} />
    </Prefetch>
  );
}
