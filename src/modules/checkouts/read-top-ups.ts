import "server-only";
import { listProducts } from "@/modules/products";
import type { Product } from "@/modules/products/schema";
import type { Context } from "@/server/context";

const LIMIT = 100;

/** A product that brings credits. `price` in minor units; null: the buyer says how much. */
export type TopUp = {
  id: string;
  name: string;
  /** What of credits comes with it, in the merchant's words. */
  gives: string[];
  price: { amount: number; currency: string } | null;
};

/** What is sold once, to everybody, and brings credits: of a hundred products, by name. */
export async function readTopUps({ read, organizationId }: Context): Promise<TopUp[]> {
  const { items } = await listProducts(read, organizationId, {
    page: 1,
    limit: LIMIT,
    sorting: [{ column: "name", descending: false }],
    is_archived: false,
    is_recurring: false,
    visibility: ["public"],
  });
  return items.flatMap(toTopUp);
}

function toTopUp({ id, name, benefits, prices }: Product): TopUp[] {
  const credits = benefits.filter(({ kind, visibility }) => kind === "credits" && visibility === "public");
  const [price] = prices;
  if (credits.length === 0 || !price) return [];
  const gives = credits.map(({ description }) => description);
  const fixed = price.amount_type === "fixed" ? price : null;
  return [
    { id, name, gives, price: fixed && { amount: fixed.price_amount, currency: fixed.price_currency } },
  ];
}
