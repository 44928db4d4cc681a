"use client";

import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { creditsText, writeCredits } from "../../credit-text";
import type { CreditBalance } from "../../schema";
import { VerifyAccount } from "./verify";

/** What ends first, of what can be spent. */
const soonestOf = ({ grants }: Pick<CreditBalance, "grants">) =>
  grants
    .flatMap(({ expires_at, remaining }) => (expires_at === null ? [] : [{ expires_at, remaining }]))
    .sort((a, b) => a.expires_at.localeCompare(b.expires_at))[0];

type Props = { account: CreditBalance; threshold: number | null; mayEdit: boolean };

function Figures({ account, threshold }: Pick<Props, "account" | "threshold">) {
  const { balance, held } = account;
  const soonest = soonestOf(account);
  return (
    <dl className="flex flex-wrap items-start gap-x-10 gap-y-3">
      <div className="grid gap-1">
        <dt className="text-muted-foreground text-sm">Balance</dt>
        <dd className="flex items-center gap-2 font-semibold text-3xl tabular-nums tracking-tight">
          {writeCredits(balance)}
          {threshold !== null && balance < threshold ? <Badge tone="warning">Low</Badge> : null}
        </dd>
      </div>
      <div className="grid gap-1">
        <dt className="text-muted-foreground text-sm">Held</dt>
        <dd className="font-semibold text-3xl tabular-nums tracking-tight">{writeCredits(held)}</dd>
      </div>
      {soonest ? (
        <div className="grid gap-1">
          <dt className="text-muted-foreground text-sm">Next to expire</dt>
          <dd className="grid text-sm">
            <span className="font-medium">{creditsText(soonest.remaining)}</span>
            <LocalTime at={soonest.expires_at} className="text-muted-foreground" />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** What can be spent at this instant, and what will become of it. */
export function BalanceCard({ account, threshold, mayEdit }: Props) {
  const { organization_id, customer_id } = account;
  const figures = <Figures account={account} threshold={threshold} />;
  return (
    <Card className="p-4">
      {mayEdit ? (
        <VerifyAccount organizationId={organization_id} customerId={customer_id}>
          {figures}
        </VerifyAccount>
      ) : (
        figures
      )}
    </Card>
  );
}
