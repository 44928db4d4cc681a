import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Discount } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const discountFilters = ["query", "type"];
export const discountDefaults = { sorting: "-created_at", limit: "25" };

const DiscountPage = pageOf(Discount);

export const discountList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["discounts", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(DiscountPage, "/discounts", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneDiscount = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["discounts", organizationId, "one", id],
    queryFn: ({ signal }) => request(Discount, `/discounts/${id}`, { organization: organizationId, signal }),
  });
