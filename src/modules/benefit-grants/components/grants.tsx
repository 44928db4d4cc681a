"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ListSearch } from "@/lib/list-search";
import { grantList } from "../queries";
import type { BenefitGrant } from "../schema";
import { GrantState, grantErrorText, grantText } from "./grant-state";

type Props = {
  organization: { id: string; slug: string };
  search: ListSearch;
  /** Who pays: whoever else has something has a seat, and is named. Absent on the page of a customer. */
  payerId?: string;
};

function Holder({
  customer: { id, email, name },
  slug,
}: {
  customer: BenefitGrant["customer"];
  slug: string;
}) {
  return (
    <Link
      className="text-muted-foreground text-xs hover:underline"
      href={`/dashboard/${slug}/customers/${id}`}
    >
      {name ?? email ?? "A deleted customer"}
    </Link>
  );
}

function GrantRow({
  grant,
  slug,
  payerId,
}: {
  grant: BenefitGrant;
  slug: string;
  payerId: string | undefined;
}) {
  const { benefit, credits } = grant;
  const error = grantErrorText(grant);
  return (
    <li className="grid gap-1 border-b py-2.5 text-sm first:pt-0 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {benefit.is_deleted ? (
          <span className="font-medium">{benefit.description}</span>
        ) : (
          <Link
            className="font-medium text-primary-text hover:underline"
            href={`/dashboard/${slug}/benefits/${benefit.id}`}
          >
            {benefit.description}
          </Link>
        )}
        <GrantState grant={grant} />
        {payerId && grant.customer_id !== payerId ? <Holder customer={grant.customer} slug={slug} /> : null}
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 text-muted-foreground text-xs">
        <span>{grantText(grant)}</span>
        {credits?.expires_at && grant.state !== "revoked" ? (
          <span>
            expire <LocalTime at={credits.expires_at} style="date" />
          </span>
        ) : null}
      </div>
      {error ? <p className="text-danger text-xs">{error}</p> : null}
    </li>
  );
}

/** What an order, a subscription or all that a customer bought has granted; nothing where that is nothing. */
export function Grants({ organization: { id, slug }, search, payerId }: Props) {
  const { data, error, refetch, isFetching } = useQuery(grantList(id, search));
  if (data?.items.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Benefits" />
      <CardContent className="pt-3">
        {data ? (
          <ul>
            {data.items.map((grant) => (
              <GrantRow key={grant.id} grant={grant} slug={slug} payerId={payerId} />
            ))}
          </ul>
        ) : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-5" />}
      </CardContent>
    </Card>
  );
}
