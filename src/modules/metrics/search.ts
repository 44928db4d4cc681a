/** Which sales are asked for. */
export type MetricsSearch = {
  days: number;
  timezone: string;
  currency?: string | undefined;
  product_id?: string | undefined;
};

/** Lengths of the periods that Home offers, in days. */
export const PERIODS = [7, 30, 90] as const;

type Address = { days?: string | null | undefined; currency?: string | null | undefined };

/** What Home shows, out of its address: 7, 30 or 90 `days`, and a `currency`. */
export function metricsSearchOf({ days, currency }: Address, timezone: string): MetricsSearch {
  return {
    days: PERIODS.find((each) => String(each) === days) ?? 30,
    timezone,
    ...(currency && /^[a-z]{3}$/.test(currency) && { currency }),
  };
}

/** What the page of a product shows of its sales. */
export const productSales = (productId: string, timezone: string): MetricsSearch => ({
  days: 30,
  timezone,
  product_id: productId,
});
