"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { ApiError } from "@/lib/request";
import { writeCredits } from "../../credit-text";
import { creditBalance, creditSettings } from "../../queries";
import { BalanceCard } from "./balance-card";
import { Buckets } from "./buckets";
import { Explanation } from "./explanation";
import { History } from "./history";
import { LowThreshold } from "./low-threshold";
import { OpenHolds } from "./open-holds";

type Props = { organizationId: string; customerId: string; mayEdit: boolean };

const Waiting = () => (
  <div aria-busy className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
    <Skeleton className="h-32 rounded-lg" />
    <Skeleton className="h-64 rounded-lg" />
  </div>
);

/** One customer's credits: what is there, why, and what happened. */
export function CreditAccountView({ organizationId, customerId, mayEdit }: Props) {
  const { data: account, error, refetch, isFetching } = useQuery(creditBalance(organizationId, customerId));
  const { data: settings } = useQuery(creditSettings(organizationId));
  if (!account && error)
    return (
      <ErrorState
        description={error.message}
        requestId={error instanceof ApiError ? error.requestId : undefined}
        onRetry={() => refetch()}
        pending={isFetching}
      />
    );
  if (!account) return <Waiting />;
  const threshold = account.low_threshold ?? settings?.low_threshold ?? null;
  const place = { organizationId, customerId };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-6">
        <BalanceCard account={account} threshold={threshold} mayEdit={mayEdit} />
        <Tabs defaultValue="history">
          <TabsList aria-label="Account">
            <TabsTrigger value="history">History</TabsTrigger>
            <TabsTrigger value="why">Why is it {writeCredits(account.balance)}?</TabsTrigger>
          </TabsList>
          <TabsContent value="history">
            <History {...place} mayEdit={mayEdit} />
          </TabsContent>
          <TabsContent value="why">
            <Explanation {...place} balance={account.balance} />
          </TabsContent>
        </Tabs>
      </div>
      <div className="grid min-w-0 gap-4">
        <Buckets grants={account.grants} />
        <OpenHolds holds={account.holds} organization_id={organizationId} mayEdit={mayEdit} />
        <LowThreshold
          key={account.low_threshold}
          account={account}
          standard={settings?.low_threshold ?? null}
          mayEdit={mayEdit}
        />
      </div>
    </div>
  );
}
