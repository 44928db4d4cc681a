import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { CustomField } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const fieldFilters = ["query"];
export const fieldDefaults = { sorting: "slug", limit: "25" };

const FieldPage = pageOf(CustomField);

export const fieldList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["custom-fields", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(FieldPage, "/custom-fields", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });
