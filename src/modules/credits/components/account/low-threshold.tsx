"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { setThresholdAction } from "../../actions";
import { creditsText } from "../../credit-text";
import { creditKey } from "../../queries";
import type { CreditBalance } from "../../schema";

type Props = {
  account: CreditBalance;
  /** The organization's. */
  standard: number | null;
  mayEdit: boolean;
};

const standardText = (standard: number | null) =>
  standard === null ? "the organization has none" : `the organization's: ${creditsText(standard)}`;

/** From which balance on the customer counts as low. */
export function LowThreshold({ account, standard, mayEdit }: Props) {
  const client = useQueryClient();
  const { organization_id, customer_id, low_threshold } = account;
  return (
    <Card className="pb-4">
      <CardHeader
        title="Low balance"
        description={
          low_threshold === null
            ? `As for all: ${standardText(standard)}.`
            : `Below ${creditsText(low_threshold)}.`
        }
        actions={
          mayEdit ? (
            <FormDialog
              trigger={
                <Button size="icon-sm" variant="ghost" aria-label="Change when the balance counts as low">
                  <Pencil aria-hidden />
                </Button>
              }
              title="Low balance of this customer"
              description={`Empty: as for all (${standardText(standard)}).`}
              size="sm"
              action={setThresholdAction}
              hidden={{ organization_id, customer_id }}
              submit="Save"
              onOk={() => client.invalidateQueries({ queryKey: creditKey(organization_id) })}
            >
              <FormField
                name="low_threshold"
                label="Low below"
                optional
                hint="credits.low is sent once for each crossing."
              >
                <Input
                  name="low_threshold"
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={low_threshold ?? ""}
                />
              </FormField>
            </FormDialog>
          ) : undefined
        }
      />
    </Card>
  );
}
