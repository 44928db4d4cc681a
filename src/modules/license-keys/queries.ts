import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { LicenseKey, LicenseKeyWithActivations } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const licenseKeyFilters = ["query", "status", "benefit_id"];
export const licenseKeyDefaults = { sorting: "-created_at", limit: "25" };

const LicenseKeyPage = pageOf(LicenseKey);

export const licenseKeyList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["license-keys", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(LicenseKeyPage, "/license-keys", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneLicenseKey = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["license-keys", organizationId, "one", id],
    queryFn: ({ signal }) =>
      request(LicenseKeyWithActivations, `/license-keys/${id}`, { organization: organizationId, signal }),
  });
