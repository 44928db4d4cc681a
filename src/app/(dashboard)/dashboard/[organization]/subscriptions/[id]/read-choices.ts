import "server-only";
import { productsToChoose } from "@/app/providers/products-to-choose";
import { pageOf } from "@/lib/page";
import { worthText } from "@/modules/discounts/discount-text";
import { listDiscounts } from "@/modules/discounts/routes";
import { Discount } from "@/modules/discounts/schema";
import { offerOf, offerText } from "@/modules/subscriptions/plan-offer";
import type { Subscription } from "@/modules/subscriptions/schema";
import type { PageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

type Choice = { id: string; label: string };

/** The plans that a subscription may change to: products on sale by the period in its currency, at a price that leaves no choice, that is not its own. */
export async function plansToChoose(
  page: PageContext,
  { currency, seats, prices: own }: Subscription,
): Promise<Choice[]> {
  const products = await productsToChoose(page);
  return products.flatMap(({ id, name, visibility, prices, ...cycle }): Choice[] => {
    const offer = offerOf(prices, { currency, seats });
    const { recurring_interval, recurring_interval_count } = cycle;
    if (!offer || offer.price_id === own[0]?.id || visibility === "draft") return [];
    if (!recurring_interval) return [];
    const terms = { recurring_interval, recurring_interval_count: recurring_interval_count ?? 1, currency };
    return [{ id, label: `${name}: ${offerText(offer, terms)}` }];
  });
}

/** The discounts that can be applied, by name; the first hundred. */
export async function discountsToChoose(page: PageContext): Promise<Choice[]> {
  const query = { limit: "100", sorting: "name" };
  const { items } = pageOf(Discount).parse(await answerPage(page, listDiscounts, { query }));
  return items.map((discount) => ({ id: discount.id, label: `${discount.name}: ${worthText(discount)}` }));
}
