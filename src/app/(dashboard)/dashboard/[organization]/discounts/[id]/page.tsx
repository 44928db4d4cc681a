import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { oneDiscount } from "@/modules/discounts/queries";
import { getDiscount } from "@/modules/discounts/routes";
import { Discount } from "@/modules/discounts/schema";
import { orderList, ordersOf } from "@/modules/orders/queries";
import { listOrders } from "@/modules/orders/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { readChoices } from "../read-choices";
import { DiscountPage } from "./discount-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const discount = Discount.parse(await orNotFound(answerPage(page, getDiscount, { params: { id } })));
  return { page, discount };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).discount.name };
}

export default async function OneDiscountPage(props: Props) {
  const { page, discount } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = discount;
  const orders = ordersOf({ discount_id: id }, 1);
  const mayEdit = scopesOf(page.role).includes("discounts:write");
  return (
    <Prefetch
      queries={[
        { queryKey: oneDiscount(organizationId, id).queryKey, read: async () => discount },
        {
          queryKey: orderList(organizationId, orders).queryKey,
          read: () => answerPage(page, listOrders, { query: orders }),
        },
      ]}
    >
      <DiscountPage
        organization={{ id: organizationId, slug }}
        id={id}
        products={mayEdit ? await readChoices(page) : null}
      />
    </Prefetch>
  );
}
