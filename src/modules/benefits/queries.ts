import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { BenefitGrant } from "./grant-schema";
import { Benefit } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const benefitFilters = ["query"];
export const benefitDefaults = { sorting: "-created_at", limit: "25" };

const BenefitPage = pageOf(Benefit);
const GrantPage = pageOf(BenefitGrant);

export const benefitList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["benefits", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(BenefitPage, "/benefits", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneBenefit = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["benefits", organizationId, "one", id],
    queryFn: ({ signal }) => request(Benefit, `/benefits/${id}`, { organization: organizationId, signal }),
  });

export const grantList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["benefit-grants", organizationId, search],
    queryFn: ({ signal }) =>
      request(GrantPage, "/benefit-grants", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** Everything an order has granted, in the order of the product; at most a hundred. */
export const grantsOfOrder = (orderId: string): ListSearch => ({
  order_id: [orderId],
  limit: ["100"],
  sorting: ["created_at"],
});

/** Who was granted a benefit, the latest first, ten a page. */
export const grantsOfBenefit = (benefitId: string, page: number): ListSearch => ({
  benefit_id: [benefitId],
  limit: ["10"],
  page: [String(page)],
  sorting: ["-created_at"],
});
