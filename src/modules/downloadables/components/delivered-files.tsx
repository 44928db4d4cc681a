"use client";

import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { filesOfBenefit } from "../queries";
import type { BenefitFile } from "../schema";

const LIMIT = 10;

const columns: DataColumn<BenefitFile>[] = [
  {
    id: "name",
    header: "File",
    cell: ({ name, version, is_archived }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate">{version ? `${name} (${version})` : name}</span>
        {is_archived ? <Badge>Archived</Badge> : null}
      </span>
    ),
    className: "max-w-40 sm:max-w-80",
  },
  { id: "size", header: "Size", cell: ({ size_readable }) => size_readable, align: "end", hideBelow: "sm" },
  {
    id: "downloads",
    header: "Downloads",
    cell: ({ downloads }) => downloads.toLocaleString("en"),
    align: "end",
  },
  {
    id: "downloaders",
    header: "By customers",
    cell: ({ downloaders }) => downloaders.toLocaleString("en"),
    align: "end",
    hideBelow: "sm",
  },
];

type Props = { organizationId: string; benefitId: string };

/** The files of a benefit, and how often they were fetched. */
export function DeliveredFiles({ organizationId, benefitId }: Props) {
  const [page, setPage] = useState(1);
  return (
    <QueryTable
      label="Files of this benefit"
      query={useQuery(filesOfBenefit(organizationId, benefitId, page))}
      columns={columns}
      page={page}
      limit={LIMIT}
      onPageChange={setPage}
      isShort
      skeletonRows={2}
      empty={
        <EmptyState
          icon={<FileDown />}
          title="No files"
          description="All of them were deleted. Edit the benefit to add others."
          className="py-8"
        />
      }
    />
  );
}
