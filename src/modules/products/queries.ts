import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Product } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const productFilters = ["query", "is_archived", "visibility"];
export const productDefaults = { sorting: "-created_at", limit: "25", is_archived: "false" };

const ProductPage = pageOf(Product);

export const productList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["products", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(ProductPage, "/products", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** The first few products whose name holds the text, archived ones too: what was sold can be looked for still. */
export const productsFound = (organizationId: string, text: string) =>
  productList(organizationId, {
    limit: ["20"],
    sorting: ["name"],
    ...(text && { query: [text] }),
  });

/** The products of these ids, to name them. */
export const productsOfIds = (organizationId: string, ids: readonly string[]) => ({
  ...productList(organizationId, { id: ids, limit: ["100"] }),
  enabled: ids.length > 0,
});

/** The search for the products that have a benefit. */
export const productsOfBenefit = (benefitId: string): ListSearch => ({
  benefit_id: [benefitId],
  limit: ["100"],
  sorting: ["-created_at"],
});
