"use client";

import { LocalTime } from "@/components/time/local-time";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { writeCredits } from "../../credit-text";
import type { CreditBalance } from "../../schema";

/** What the balance is made of, in the order in which it is spent. */
export function Buckets({ grants }: Pick<CreditBalance, "grants">) {
  return (
    <Card>
      <CardHeader title="Grants" description="In the order in which they are spent." />
      {grants.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted-foreground text-sm">No grant has credits left.</p>
      ) : (
        <ol className="mt-2 divide-y border-t">
          {grants.map(({ id, remaining, expires_at, priority }) => (
            <li key={id} className="grid gap-0.5 px-4 py-2.5 text-sm">
              <div className="flex items-baseline justify-between gap-3">
                <span className="font-medium tabular-nums">{writeCredits(remaining)} left</span>
                <span className="text-muted-foreground text-xs">Priority {priority}</span>
              </div>
              <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-muted-foreground text-xs">
                <span>
                  {expires_at === null ? (
                    "Never expires"
                  ) : (
                    <>
                      Until <LocalTime at={expires_at} />
                    </>
                  )}
                </span>
                <CopyId id={id} label="Copy grant ID" />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
