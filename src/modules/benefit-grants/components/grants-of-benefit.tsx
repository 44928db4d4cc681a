"use client";

import { useQuery } from "@tanstack/react-query";
import { Gift } from "lucide-react";
import { useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
import { LocalTime } from "@/components/time/local-time";
import { EmptyState } from "@/components/ui/empty-state";
import { grantList, grantsOfBenefit } from "../queries";
import type { BenefitGrant } from "../schema";
import { GrantState, grantText } from "./grant-state";

type Props = { organization: { id: string; slug: string }; benefitId: string };

const LIMIT = 10;

const columns: DataColumn<BenefitGrant>[] = [
  {
    id: "customer",
    header: "Customer",
    cell: ({ customer }) => <span className="block truncate">{customer.email || "Deleted customer"}</span>,
    className: "max-w-40 sm:max-w-64",
  },
  { id: "state", header: "State", cell: (grant) => <GrantState grant={grant} />, className: "w-32" },
  {
    id: "credits",
    header: "Gives",
    cell: (grant) => <span className="tabular-nums">{grantText(grant)}</span>,
    hideBelow: "sm",
  },
  {
    id: "created_at",
    header: "Bought",
    cell: ({ created_at }) => <LocalTime at={created_at} className="text-muted-foreground" />,
    align: "end",
    hideBelow: "md",
    className: "w-44",
  },
];

/** Who was granted a benefit, the latest first; each leads to the order, or to the subscription. */
export function GrantsOfBenefit({ organization: { id, slug }, benefitId }: Props) {
  const [page, setPage] = useState(1);
  return (
    <QueryTable
      label="Grants of this benefit"
      query={useQuery(grantList(id, grantsOfBenefit(benefitId, page)))}
      columns={columns}
      rowHref={(grant) =>
        grant.order_id
          ? `/dashboard/${slug}/orders/${grant.order_id}`
          : `/dashboard/${slug}/subscriptions/${grant.subscription_id}`
      }
      page={page}
      limit={LIMIT}
      onPageChange={setPage}
      isShort
      skeletonRows={3}
      empty={
        <EmptyState
          icon={<Gift />}
          title="Granted to nobody yet"
          description="Whoever buys a product with this benefit stands here."
          className="py-8"
        />
      }
    />
  );
}
