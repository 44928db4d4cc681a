"use client";

import { useQuery } from "@tanstack/react-query";
import { Gift } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { SearchInput } from "@/components/data-table/search-input";
import { useListSearch } from "@/components/data-table/use-list-search";
import { LocalTime } from "@/components/time/local-time";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/request";
import { benefitDefaults, benefitFilters, benefitList } from "../queries";
import type { Benefit } from "../schema";
import { givesText, termsText } from "../texts";
import { BenefitBadge } from "./benefit-badge";

const columns: DataColumn<Benefit>[] = [
  {
    id: "description",
    header: "Benefit",
    cell: ({ description }) => <span className="block truncate">{description}</span>,
    sortable: true,
    className: "max-w-40 sm:max-w-80",
  },
  {
    id: "gives",
    header: "Gives",
    cell: (benefit) => (
      <span className="grid tabular-nums">
        {givesText(benefit)}
        <span className="text-muted-foreground text-xs empty:hidden">{termsText(benefit)}</span>
      </span>
    ),
  },
  {
    id: "visibility",
    header: "Visibility",
    cell: ({ visibility }) => <BenefitBadge visibility={visibility} />,
    hideBelow: "sm",
    className: "w-28",
  },
  {
    id: "created_at",
    header: "Created",
    cell: ({ created_at }) => <LocalTime at={created_at} style="date" className="text-muted-foreground" />,
    sortable: true,
    descFirst: true,
    align: "end",
    hideBelow: "md",
    className: "w-36",
  },
];

const Empty = ({ searched }: { searched: boolean }) =>
  searched ? (
    <EmptyState
      icon={<Gift />}
      title="No benefit matches"
      description="Search by a part of the description."
    />
  ) : (
    <EmptyState
      icon={<Gift />}
      title="No benefits yet"
      description="A benefit is what buyers get: credits, a feature, a note on how to get what you deliver yourself. Make one, then add it to a product."
    />
  );

/** All benefits of an organization: searched, sorted and paged by the address. */
export function BenefitList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(benefitFilters, benefitDefaults);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(benefitList(id, list.search));
  return (
    <>
      <FilterBar onClear={list.clear}>
        <SearchInput
          label="Search benefits"
          value={list.text("query")}
          onValueChange={(text) => list.set("query", text)}
        />
      </FilterBar>
      <DataTable
        label="Benefits"
        columns={columns}
        rows={data?.items}
        rowKey={(benefit) => benefit.id}
        rowHref={(benefit) => `/dashboard/${slug}/benefits/${benefit.id}`}
        sort={list.sort}
        onSortChange={list.setSort}
        page={data && { page: list.page, limit: list.limit, total: data.pagination.total_count }}
        onPageChange={list.setPage}
        fetching={isFetching && isPlaceholderData}
        error={
          error && !data
            ? { message: error.message, requestId: error instanceof ApiError ? error.requestId : undefined }
            : null
        }
        onRetry={refetch}
        empty={<Empty searched={list.clear !== undefined} />}
      />
    </>
  );
}
