"use client";

import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state";
import { FilterBar } from "./filter-bar";
import { QueryTable, type QueryTableProps, tableOf } from "./query-table";
import { SearchInput } from "./search-input";
import type { ListState } from "./use-list-search";

type Said = { title: string; description: string };

export type QueryListProps<Row extends { id: string }> = Pick<
  QueryTableProps<Row>,
  "label" | "query" | "columns" | "rowHref" | "onRowPress"
> & {
  /** The state that the query was made of. */
  list: ListState;
  /** The name of the field that searches by `query`: "Search orders". Leave it out where nothing does. */
  search?: string;
  /** Filters, behind the search. */
  children?: ReactNode;
  /** Right end of the row over the table, such as an export. */
  actions?: ReactNode;
  icon: ReactNode;
  /** What is said while there is nothing yet. */
  none: Said & { actions?: ReactNode };
  /** What is said where the search and the filters leave nothing. */
  noMatch: Said;
};

/** A list of the API whose state is the address: search and filters over a table, and what stands in the place of no rows. */
export function QueryList<Row extends { id: string }>(props: QueryListProps<Row>) {
  const { list, search, children, actions, icon, none, noMatch, ...table } = props;
  return (
    <>
      <FilterBar onClear={list.clear} actions={actions}>
        {search ? (
          <SearchInput
            label={search}
            value={list.text("query")}
            onValueChange={(text) => list.set("query", text)}
          />
        ) : null}
        {children}
      </FilterBar>
      <QueryTable
        {...table}
        {...tableOf(list)}
        empty={<EmptyState icon={icon} {...(list.clear ? noMatch : none)} />}
      />
    </>
  );
}
