import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request, searchOf } from "@/lib/request";
import { CreditAccount, CreditExplanation, CreditSummary } from "./overview-schema";
import { CreditBalance, CreditTransaction } from "./schema";
import { CreditPricing, CreditSettings } from "./settings-schema";

/** What the address of the list of accounts may name besides page, limit and sorting. */
export const accountFilters = ["query", "low"];
export const accountDefaults = { sorting: "-modified_at", limit: "25" };

/** Lengths of the periods that the overview offers, in days. */
export const PERIODS = [7, 30, 90] as const;

/** The period that an address names; 30 days without a word. */
export const periodOf = (days: string | null | undefined): number =>
  PERIODS.find((each) => String(each) === days) ?? 30;

/** While there is nothing to see, a page looks again by itself: the first credits arrive some seconds after they were granted. */
const EMPTY_ASKS_AGAIN_MS = 4_000;

const AccountPage = pageOf(CreditAccount);
const TransactionPage = pageOf(CreditTransaction);

/** Everything about an organization's credits: what a change makes out of date. */
export const creditKey = (organizationId: string) => ["credits", organizationId];

export const creditSummary = (organizationId: string, days: number) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "summary", days],
    queryFn: ({ signal }) =>
      request(CreditSummary, "/credits/summary", { organization: organizationId, query: { days }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && !state.data.has_accounts ? EMPTY_ASKS_AGAIN_MS : false),
  });

export const creditAccounts = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "accounts", search],
    queryFn: ({ signal }) =>
      request(AccountPage, "/credits/accounts", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pagination.total_count === 0 ? EMPTY_ASKS_AGAIN_MS : false),
  });

export const creditBalance = (organizationId: string, customerId: string) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "balance", customerId],
    queryFn: ({ signal }) =>
      request(CreditBalance, "/credits/balance", {
        organization: organizationId,
        query: { customer_id: customerId },
        signal,
      }),
  });

export const creditExplanation = (organizationId: string, customerId: string) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "explanation", customerId],
    queryFn: ({ signal }) =>
      request(CreditExplanation, "/credits/explanation", {
        organization: organizationId,
        query: { customer_id: customerId },
        signal,
      }),
  });

/** How many transactions a page of an account's history shows. */
export const HISTORY_LIMIT = 25;

export const historySearch = (
  customerId: string,
  page: number,
  types: readonly string[] = [],
): ListSearch => ({
  customer_id: [customerId],
  limit: [String(HISTORY_LIMIT)],
  page: [String(page)],
  ...(types.length > 0 && { type: types }),
});

export const creditHistory = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "history", search],
    queryFn: ({ signal }) =>
      request(TransactionPage, "/credits/transactions", {
        organization: organizationId,
        query: search,
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Where the browser finds a customer's whole history as CSV. */
export const historyExportUrl = (organizationId: string, customerId: string): string =>
  `/api/v1/credits/transactions/export${searchOf({ organization_id: organizationId, customer_id: customerId })}`;

export const creditPricing = (organizationId: string) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "pricing"],
    queryFn: ({ signal }) =>
      request(CreditPricing, "/credits/pricing", { organization: organizationId, signal }),
  });

export const creditSettings = (organizationId: string) =>
  queryOptions({
    queryKey: [...creditKey(organizationId), "settings"],
    queryFn: ({ signal }) =>
      request(CreditSettings, "/credits/settings", { organization: organizationId, signal }),
  });
