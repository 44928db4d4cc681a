"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { FilterSearch } from "@/components/data-table/filter-search";
import { useListSearch } from "@/components/data-table/use-list-search";
import { productsFound, productsOfIds } from "../queries";

const filters = ["product_id"];
const none = {};

/** Filters the list of a page by products, found by their name among however many there are; the address holds their ids. */
export function ProductFilter({ organizationId }: { organizationId: string }) {
  const list = useListSearch(filters, none);
  const value = list.values("product_id");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const sought = useDeferredValue(text.trim());
  const found = useQuery({ ...productsFound(organizationId, sought), enabled: open });
  const known = useQuery(productsOfIds(organizationId, value));
  const all = [...(known.data?.items ?? []), ...(found.data?.items ?? [])];
  const nameOf = (id: string) => all.find((product) => product.id === id)?.name ?? "…";
  return (
    <FilterSearch
      label="Product"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setText("");
      }}
      options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      chosen={value.map((id) => ({ value: id, label: nameOf(id) }))}
      onValueChange={(values) => list.set("product_id", values)}
      text={text}
      onTextChange={setText}
      pending={found.isFetching}
      error={found.error?.message}
    />
  );
}
