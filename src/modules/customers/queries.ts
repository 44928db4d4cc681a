import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { exportUrl, request } from "@/lib/request";
import { Customer } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const customerFilters = ["query"];
export const customerDefaults = { sorting: "-created_at", limit: "25" };

const CustomerPage = pageOf(Customer);

export const customerList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["customers", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(CustomerPage, "/customers", { organization: organizationId, query: search, signal }),
    placeholderData: keepPreviousData,
  });

export const oneCustomer = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["customers", organizationId, "one", id],
    queryFn: ({ signal }) => request(Customer, `/customers/${id}`, { organization: organizationId, signal }),
  });

/** Where the browser finds the customers that the filters leave, as CSV. */
export const customerExportUrl = (organizationId: string, search: ListSearch) =>
  exportUrl("customers", organizationId, search);
