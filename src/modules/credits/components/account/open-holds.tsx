"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSend } from "@/components/form/use-form-action";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { newId } from "@/lib/id";
import { releaseHoldAction } from "../../actions";
import { creditsText, writeCredits } from "../../credit-text";
import { creditKey } from "../../queries";
import type { CreditBalance } from "../../schema";

type Hold = CreditBalance["holds"][number];

function ReleaseHold({ organizationId, hold }: { organizationId: string; hold: Hold }) {
  const client = useQueryClient();
  const [operationId] = useState(newId);
  const [send, pending] = useSend(releaseHoldAction, () =>
    client.invalidateQueries({ queryKey: creditKey(organizationId) }),
  );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" pending={pending} aria-label={`Release the hold of ${creditsText(hold.amount)}`}>
          Release
        </Button>
      }
      title={`Release ${creditsText(hold.amount)}?`}
      description="They can be spent again at once. Whatever was working against this hold can no longer capture it."
      confirmLabel="Release"
      onConfirm={() => send({ organization_id: organizationId, operation_id: operationId, hold_id: hold.id })}
    />
  );
}

type Props = Pick<CreditBalance, "holds" | "organization_id"> & { mayEdit: boolean };

/** What is set aside for work that has not ended. */
export function OpenHolds({ holds, organization_id, mayEdit }: Props) {
  return (
    <Card>
      <CardHeader title="Open holds" />
      {holds.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted-foreground text-sm">Nothing is held.</p>
      ) : (
        <ul className="mt-3 divide-y border-t">
          {holds.map((hold) => (
            <li key={hold.id} className="flex items-center justify-between gap-3 px-4 py-2.5 text-sm">
              <div className="grid min-w-0 gap-0.5">
                <span className="font-medium tabular-nums">{writeCredits(hold.amount)} held</span>
                <span className="text-muted-foreground text-xs">
                  Ends <LocalTime at={hold.expires_at} />
                </span>
                <span className="text-muted-foreground">
                  <CopyId id={hold.id} label="Copy hold ID" />
                </span>
              </div>
              {mayEdit ? <ReleaseHold organizationId={organization_id} hold={hold} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
