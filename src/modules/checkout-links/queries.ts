import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { CheckoutLink } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const linkFilters = ["query", "product_id"];
export const linkDefaults = { sorting: "-created_at", limit: "25" };

const LinkPage = pageOf(CheckoutLink);

export const linkList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["checkout-links", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(LinkPage, "/checkout-links", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });
