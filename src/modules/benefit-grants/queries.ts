import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { BenefitGrant } from "./schema";

const GrantPage = pageOf(BenefitGrant);

type GrantingOrder = { id: string; subscription_id: string | null };

export const grantList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["benefit-grants", organizationId, search],
    queryFn: ({ signal }) =>
      request(GrantPage, "/benefit-grants", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

/** Everything that an order, or the subscription that it is of, has granted, in the order of the product; at most a hundred. */
export const grantsOfOrder = ({ id, subscription_id }: GrantingOrder): ListSearch => ({
  ...(subscription_id ? { subscription_id: [subscription_id] } : { order_id: [id] }),
  limit: ["100"],
  sorting: ["created_at"],
});

/** The same of a subscription. */
export const grantsOfSubscription = (id: string): ListSearch => grantsOfOrder({ id, subscription_id: id });

/** What a customer was granted, the latest first; at most a hundred. */
export const grantsOfCustomer = (customerId: string): ListSearch => ({
  customer_id: [customerId],
  limit: ["100"],
  sorting: ["-created_at"],
});

/** Who was granted a benefit, the latest first, ten a page. */
export const grantsOfBenefit = (benefitId: string, page: number): ListSearch => ({
  benefit_id: [benefitId],
  limit: ["10"],
  page: [String(page)],
  sorting: ["-created_at"],
});
