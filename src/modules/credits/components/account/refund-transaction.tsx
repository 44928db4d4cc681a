"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormDialog } from "@/components/form/form-dialog";
import { Button } from "@/components/ui/button";
import { refundCreditsAction } from "../../actions";
import { creditsText, refundableOf, titleOf } from "../../credit-text";
import { creditKey } from "../../queries";
import type { CreditTransaction } from "../../schema";
import { AmountField, Why } from "./give-and-take";
import { OperationId } from "./operation-id";

/** Gives back what a transaction took, to the grants that it came from. */
export function RefundTransaction({ line }: { line: CreditTransaction }) {
  const client = useQueryClient();
  const { id, organization_id, customer_id } = line;
  const most = refundableOf(line);
  return (
    <FormDialog
      trigger={
        <Button
          size="sm"
          variant="ghost"
          className="font-normal text-muted-foreground"
          aria-label={`Give back: ${titleOf(line)}`}
        >
          Give back
        </Button>
      }
      title={`Give back: ${titleOf(line)}`}
      description={`It took ${creditsText(most)}. What is given back returns to the grants that it came from; of a grant that has expired meanwhile it lapses.`}
      action={refundCreditsAction}
      hidden={{ organization_id, customer_id, transaction_id: id }}
      submit="Give back"
      onOk={() => client.invalidateQueries({ queryKey: creditKey(organization_id) })}
    >
      <OperationId />
      <AmountField value={most} hint="Together with what was given back before, at most what it took." />
      <Why />
    </FormDialog>
  );
}
