import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "@/lib/request";
import { SearchResults } from "./schema";

/** What the palette finds of an organization; `text` has no spaces around it. */
export const searchResults = (organizationId: string, text: string) =>
  queryOptions({
    queryKey: ["search", organizationId, text],
    queryFn: ({ signal }) =>
      request(SearchResults, "/search", { organization: organizationId, query: { query: text }, signal }),
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
  });
