"use client";

import { useQuery } from "@tanstack/react-query";
import { Gift } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { dayColumn } from "@/components/data-table/day-column";
import { QueryList } from "@/components/data-table/query-list";
import { useListSearch } from "@/components/data-table/use-list-search";
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
  dayColumn("Created"),
];

/** All benefits of an organization: searched, sorted and paged by the address. */
export function BenefitList({ organization: { id, slug } }: { organization: { id: string; slug: string } }) {
  const list = useListSearch(benefitFilters, benefitDefaults);
  return (
    <QueryList
      list={list}
      query={useQuery(benefitList(id, list.search))}
      label="Benefits"
      columns={columns}
      rowHref={(benefit) => `/dashboard/${slug}/benefits/${benefit.id}`}
      search="Search benefits"
      icon={<Gift />}
      none={{
        title: "No benefits yet",
        description:
          "A benefit is what buyers get: credits, a feature, a note on how to get what you deliver yourself. Make one, then add it to a product.",
      }}
      noMatch={{ title: "No benefit matches", description: "Search by a part of the description." }}
    />
  );
}
