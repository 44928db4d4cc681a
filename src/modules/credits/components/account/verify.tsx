"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { useSend } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { rebuildCreditsAction, verifyCreditsAction } from "../../actions";
import { writeCredits } from "../../credit-text";
import { creditKey } from "../../queries";
import type { CreditVerification } from "../../schema";

type Verification = z.output<typeof CreditVerification>;
type Account = { organizationId: string; customerId: string };

function Rebuild({ organizationId, customerId, onDone }: Account & { onDone: (found: null) => void }) {
  const client = useQueryClient();
  const [send, pending] = useSend(rebuildCreditsAction, () => {
    onDone(null);
    client.invalidateQueries({ queryKey: creditKey(organizationId) });
  });
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" pending={pending}>
          Rebuild
        </Button>
      }
      title="Rebuild this account from its log?"
      description="Balance, grants and holds are written anew as the log says. The log itself is not changed."
      confirmLabel="Rebuild"
      onConfirm={() => send({ organization_id: organizationId, customer_id: customerId })}
    />
  );
}

function Found({
  found,
  onDone,
  ...account
}: Account & { found: Verification; onDone: (found: null) => void }) {
  if (found.valid)
    return (
      <Alert tone="success" title="Balance and log agree">
        {found.seq === 0
          ? "The log is empty, and so is the account."
          : `The log, up to transaction ${writeCredits(found.seq)}, comes to ${writeCredits(found.calculated)}: balance, holds and every grant are as it says.`}
      </Alert>
    );
  return (
    <Alert
      tone="danger"
      title={`The account says ${writeCredits(found.balance)}, its log comes to ${writeCredits(found.calculated)}`}
      actions={<Rebuild {...account} onDone={onDone} />}
    >
      <ul className="list-disc pl-4">
        {found.differences.map((difference) => (
          <li key={difference} className="break-words">
            {difference}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Folds the log and says whether the account agrees; offers to repair it where it does not. `children`: the figures that it is about. */
export function VerifyAccount({ children, ...account }: Account & { children: ReactNode }) {
  const [found, setFound] = useState<Verification | null>(null);
  const [send, pending] = useSend(verifyCreditsAction, ({ result }) => setFound(result ?? null));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-4">
        {children}
        <Button
          size="sm"
          pending={pending}
          onClick={() => send({ organization_id: account.organizationId, customer_id: account.customerId })}
        >
          <ShieldCheck aria-hidden />
          Verify
        </Button>
      </div>
      <div role="status" className="empty:hidden">
        {found ? <Found found={found} onDone={setFound} {...account} /> : null}
      </div>
    </div>
  );
}
