"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type ListSearch, listSearchOf } from "@/lib/list-search";
import { changeAddress } from "../change-address";
import type { SortValue } from "./columns";

export type ListState = {
  /** For the query: equal to what the server prefetched under the same names and defaults. */
  search: ListSearch;
  page: number;
  limit: number;
  /** What the table's head shows. */
  sort: SortValue | undefined;
  setSort: (sort: SortValue | undefined) => void;
  setPage: (page: number) => void;
  /** One text, or "" where the address names none. */
  text: (name: string) => string;
  /** All values of one filter. */
  values: (name: string) => readonly string[];
  set: (name: string, value: string | readonly string[] | null) => void;
  /** Several at once, such as the ends of a span of days. */
  change: (changes: { readonly [name: string]: string | readonly string[] | null }) => void;
  /** Takes off every filter; undefined while none holds. */
  clear: (() => void) | undefined;
};

/** The address as the state of a list: `names` are its filters, `defaults` what holds without a word (`limit`, `sorting`…). */
export function useListSearch(
  names: readonly string[],
  defaults: { readonly [name: string]: string },
): ListState {
  const params = useSearchParams();
  return useMemo(() => {
    const current = new URLSearchParams(params);
    const search = listSearchOf(current, names, defaults);
    const sorting = search.sorting?.[0];
    const filtered = names.some((name) => current.getAll(name).some((value) => value !== ""));
    return {
      search,
      page: Number(search.page?.[0] ?? 1),
      limit: Number(search.limit?.[0] ?? 10),
      sort: sorting ? { id: sorting.replace(/^-/, ""), desc: sorting.startsWith("-") } : undefined,
      setSort: (sort) => changeAddress({ sorting: sort ? `${sort.desc ? "-" : ""}${sort.id}` : null }),
      setPage: (page) => changeAddress({ page: page > 1 ? String(page) : null }),
      text: (name) => current.get(name) ?? "",
      values: (name) => current.getAll(name),
      set: (name, value) => changeAddress({ [name]: value }),
      change: changeAddress,
      clear: filtered
        ? () => changeAddress(Object.fromEntries(names.map((name) => [name, null])))
        : undefined,
    };
  }, [params, names, defaults]);
}
