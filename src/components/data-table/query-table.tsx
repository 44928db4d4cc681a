"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { PageOf } from "@/lib/page";
import { ApiError } from "@/lib/request";
import { DataTable, type DataTableProps } from "./data-table";
import type { ListState } from "./use-list-search";

type Taken =
  | "label"
  | "columns"
  | "rowHref"
  | "onRowPress"
  | "empty"
  | "sort"
  | "onSortChange"
  | "onPageChange"
  | "skeletonRows";

export type QueryTableProps<Row extends { id: string }> = Pick<DataTableProps<Row>, Taken> & {
  query: UseQueryResult<PageOf<Row>>;
  /** Counted from 1. */
  page: number;
  limit: number;
  /** Says nothing of pages where one holds all: for a short list within a page of something else. */
  isShort?: boolean;
};

/** A list of the API in a table: waits, says what went wrong, pages. */
export function QueryTable<Row extends { id: string }>(props: QueryTableProps<Row>) {
  const { query, page, limit, isShort = false, ...table } = props;
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  const isPaged = data && !(isShort && data.pagination.max_page <= 1);
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <DataTable
      {...table}
      rows={data?.items}
      rowKey={(row) => row.id}
      page={isPaged ? { page, limit, total: data.pagination.total_count } : undefined}
      fetching={isFetching && isPlaceholderData}
      error={error && !data ? { message: error.message, requestId } : null}
      onRetry={refetch}
    />
  );
}

/** What a table takes of a list whose state is the address. */
export const tableOf = ({ page, limit, sort, setSort, setPage }: ListState) => ({
  page,
  limit,
  sort,
  onSortChange: setSort,
  onPageChange: setPage,
});
