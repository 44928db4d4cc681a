import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { request, searchOf } from "@/lib/request";
import { DownloadableFile } from "./schema";

/** What the address of the list may name besides page, limit and sorting. */
export const fileFilters = ["query"];
export const fileDefaults = { sorting: "-created_at", limit: "25" };

const FilePage = pageOf(DownloadableFile);

/** The downloads of an organization: pictures are not among them. */
export const downloadSearch = (search: ListSearch) => ({ ...search, service: ["downloadable"] });

export const fileList = (organizationId: string, search: ListSearch) =>
  queryOptions({
    queryKey: ["files", organizationId, "list", search],
    queryFn: ({ signal }) =>
      request(FilePage, "/files", { organization: organizationId, query: downloadSearch(search), signal }),
    placeholderData: keepPreviousData,
  });

/** Where the browser of a member finds a file, to save it. */
export const downloadUrl = (organizationId: string, id: string): string =>
  `/api/v1/files/${id}/download${searchOf({ organization_id: organizationId })}`;

/** Those of these ids that are there, in any order. */
export const filesById = (organizationId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ["files", organizationId, "ids", ids],
    queryFn: ({ signal }) =>
      request(FilePage, "/files", { organization: organizationId, query: { ids, limit: 100 }, signal }),
    enabled: ids.length > 0,
  });
