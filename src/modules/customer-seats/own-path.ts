/** Where a customer gives the seats of a sale to people. */
export const ownSeatsPath = (
  slug: string,
  sale: { subscription_id?: string | null | undefined; order_id?: string | null | undefined },
): string => {
  const what = sale.subscription_id ? `subscriptions/${sale.subscription_id}` : `orders/${sale.order_id}`;
  return `/portal/${encodeURIComponent(slug)}/${what}/seats`;
};
