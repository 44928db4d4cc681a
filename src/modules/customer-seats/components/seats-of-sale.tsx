"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useRefresh } from "@/components/form/use-refresh";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { inviteAction, resendAction, revokeAction } from "../merchant-actions";
import { type SaleFields, seatsOf } from "../queries";
import { Invite } from "./seat-dialogs";
import { SeatRows, takenText } from "./seat-rows";

type Props = { organization: { id: string; slug: string }; sale: SaleFields; mayEdit: boolean };

/** Who has the seats of a subscription or an order, for the merchant. */
export function SeatsOfSale({ organization: { id, slug }, sale, mayEdit }: Props) {
  const { data, error, refetch, isFetching } = useQuery(seatsOf(id, sale));
  const onDone = useRefresh(["customer-seats", id], ["benefit-grants", id]);
  const [now] = useState(() => Date.now());
  const actions = mayEdit
    ? {
        invite: inviteAction,
        resend: resendAction,
        revoke: revokeAction,
        hidden: { organization_id: id },
        sale: { ...sale },
        onDone,
      }
    : null;
  return (
    <Card>
      <CardHeader
        title="Seats"
        description={data ? takenText(data) : undefined}
        actions={actions && data && data.available_seats > 0 ? <Invite {...actions} /> : null}
      />
      <CardContent className="pt-2">
        {data && data.seats.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            Nobody has one yet. Whoever does gets what comes with it.
          </p>
        ) : null}
        {data ? (
          <SeatRows
            seats={data.seats}
            now={now}
            actions={actions}
            linkOf={({ customer_id }, name) =>
              customer_id ? (
                <Link
                  className="text-primary-text hover:underline"
                  href={`/dashboard/${slug}/customers/${customer_id}`}
                >
                  {name}
                </Link>
              ) : (
                name
              )
            }
          />
        ) : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-5" />}
      </CardContent>
    </Card>
  );
}
