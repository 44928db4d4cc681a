"use client";

import { useQuery } from "@tanstack/react-query";
import { useRefresh } from "@/components/form/use-refresh";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { addMemberAction, changeMemberAction, removeMemberAction } from "../actions";
import { membersOfCustomer } from "../queries";
import { AddMember } from "./member-dialogs";
import { MemberRows } from "./member-rows";

type Props = { organizationId: string; customerId: string; mayEdit: boolean };

/** The people of a customer, for the merchant. */
export function MembersOfCustomer({ organizationId, customerId, mayEdit }: Props) {
  const query = membersOfCustomer(organizationId, customerId);
  const { data, error, refetch, isFetching } = useQuery(query);
  const onDone = useRefresh(query.queryKey, ["customers", organizationId]);
  const actions = mayEdit
    ? {
        add: addMemberAction,
        change: changeMemberAction,
        remove: removeMemberAction,
        hidden: { organization_id: organizationId, customer_id: customerId },
        onDone,
      }
    : null;
  return (
    <Card>
      <CardHeader title="People" actions={actions ? <AddMember {...actions} /> : null} />
      <CardContent className="pt-2">
        {data ? <MemberRows members={data.items} actions={actions} /> : null}
        {error && !data ? (
          <ErrorState description={error.message} onRetry={refetch} pending={isFetching} />
        ) : null}
        {data || error ? null : <Skeleton className="h-5" />}
      </CardContent>
    </Card>
  );
}
