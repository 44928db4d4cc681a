import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Checkout } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const checkoutFilters = ["status", "product_id", "query"];
export const checkoutDefaults = { sorting: "-created_at", limit: "25" };

const CheckoutPage = pageOf(Checkout);

/** Checkouts as the merchant sees them. */
export const checkoutList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["checkouts", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(CheckoutPage, "/checkouts", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneCheckout = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["checkouts", organizationId, "one", id],
    queryFn: ({ signal }) => request(Checkout, `/checkouts/${id}`, { organization: organizationId, signal }),
  });

/** The search for what one customer began to buy, newest first, ten a page. */
export const checkoutsOfCustomer = (customerId: string, page: number): ListSearch => ({
  customer_id: [customerId],
  limit: ["10"],
  page: [String(page)],
  sorting: ["-created_at"],
});
