import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { BenefitGrant } from "./schema";

const GrantPage = pageOf(BenefitGrant);

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
