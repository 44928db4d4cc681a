"use client";

import { FilterMenu, type FilterOption } from "./filter-bar";
import type { ListState } from "./use-list-search";

type Props = {
  list: ListState;
  /** Of the filter, in the address. */
  name: string;
  label: string;
  options: readonly FilterOption[];
};

/** A filter of which several values may hold, kept in the list's address. */
export const ListFilter = ({ list, name, ...menu }: Props) => (
  <FilterMenu {...menu} value={list.values(name)} onValueChange={(values) => list.set(name, values)} />
);
