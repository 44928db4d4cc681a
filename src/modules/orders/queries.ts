import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { exportUrl, request } from "@/lib/request";
import { Order } from "./schema";
import { OrderTimeline } from "./timeline-schema";

/** What the address of the list may name besides page, limit and sorting. `from` and `to` are days, both included. */
export const orderFilters = ["status", "product_id", "from", "to", "query"];
export const orderDefaults = { sorting: "-created_at", limit: "25" };

const OrderPage = pageOf(Order);

export const orderList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["orders", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(OrderPage, "/orders", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** The last few sales, for Home. */
export const latestOrders = (organizationId: string) =>
  orderList(organizationId, { limit: ["8"], sorting: ["-created_at"] });

export const oneOrder = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["orders", organizationId, "one", id],
    queryFn: ({ signal }) => request(Order, `/orders/${id}`, { organization: organizationId, signal }),
  });

export const orderTimeline = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["orders", organizationId, "timeline", id],
    queryFn: ({ signal }) =>
      request(OrderTimeline, `/orders/${id}/timeline`, { organization: organizationId, signal }),
  });

/** Where the browser finds the orders that the filters leave, as CSV. */
export const orderExportUrl = (organizationId: string, search: ListSearch): string =>
  exportUrl("orders", organizationId, search);

/** How many a list within the page of something else shows at once. */
export const SHORT_LIST = 10;

export type OrdersOfWhom = { customer_id: string } | { discount_id: string } | { subscription_id: string };

/** The search for the orders of something, newest first. */
export const ordersOf = (of: OrdersOfWhom, page: number): ListSearch => ({
  ...Object.fromEntries(Object.entries(of).map(([name, id]) => [name, [id]])),
  limit: [String(SHORT_LIST)],
  page: [String(page)],
  sorting: ["-created_at"],
});

/** The order of a subscription that is not paid yet; the oldest. */
export const openOrderOf = (subscriptionId: string): ListSearch => ({
  subscription_id: [subscriptionId],
  status: ["pending"],
  limit: ["1"],
  sorting: ["created_at"],
});
