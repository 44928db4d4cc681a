import "server-only";
import { productsToChoose } from "@/app/providers/products-to-choose";
import { pageOf } from "@/lib/page";
import { worthText } from "@/modules/discounts/discount-text";
import { listDiscounts } from "@/modules/discounts/routes";
import { Discount } from "@/modules/discounts/schema";
import type { Subscription } from "@/modules/subscriptions/schema";
import { amountText } from "@/modules/subscriptions/subscription-text";
import type { PageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

type Choice = { id: string; label: string };

/** The plans that a subscription may change to: products on sale by the period with a fixed price in its currency, that is not its own. */
export async function plansToChoose(
  page: PageContext,
  { currency, prices: own }: Subscription,
): Promise<Choice[]> {
  const products = await productsToChoose(page);
  return products.flatMap(({ id, name, visibility, prices, ...cycle }): Choice[] => {
    const price = prices.find((each) => each.amount_type === "fixed" && each.price_currency === currency);
    const { recurring_interval, recurring_interval_count } = cycle;
    if (price?.amount_type !== "fixed" || price.id === own[0]?.id || visibility === "draft") return [];
    if (!recurring_interval) return [];
    const terms = { recurring_interval, recurring_interval_count: recurring_interval_count ?? 1 };
    return [{ id, label: `${name}: ${amountText({ ...terms, amount: price.price_amount, currency })}` }];
  });
}

/** The discounts that can be applied, by name; the first hundred. */
export async function discountsToChoose(page: PageContext): Promise<Choice[]> {
  const query = { limit: "100", sorting: "name" };
  const { items } = pageOf(Discount).parse(await answerPage(page, listDiscounts, { query }));
  return items.map((discount) => ({ id: discount.id, label: `${discount.name}: ${worthText(discount)}` }));
}
