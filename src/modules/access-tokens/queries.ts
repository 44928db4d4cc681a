import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { AccessToken } from "./schema";

const AccessTokenPage = pageOf(AccessToken);

/** How many a page of the settings shows. */
export const TOKENS_LIMIT = 25;

/** The access tokens of an organization, the latest first. */
export const accessTokenList = (organizationId: string, page: number) =>
  queryOptions({
    queryKey: ["access_tokens", organizationId, page],
    queryFn: ({ signal }) =>
      request(AccessTokenPage, "/access-tokens", {
        organization: organizationId,
        query: { page, limit: TOKENS_LIMIT, sorting: "-created_at" },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
