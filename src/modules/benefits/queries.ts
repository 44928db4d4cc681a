import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Benefit } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const benefitFilters = ["query"];
export const benefitDefaults = { sorting: "-created_at", limit: "25" };

const BenefitPage = pageOf(Benefit);

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
