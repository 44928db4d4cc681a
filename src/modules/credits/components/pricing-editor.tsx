"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Tags } from "lucide-react";
import { useState } from "react";
import { Form, FormActions, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { replacePricingAction } from "../actions";
import { newRow, type PriceRow, rowOf } from "../price-draft";
import { creditKey, creditPricing } from "../queries";
import type { CreditPricing } from "../settings-schema";
import { PriceRowFields } from "./price-row";

type Props = { organizationId: string; mayEdit: boolean };

/** The rows as they are edited. */
function useRows(pricing: CreditPricing) {
  const [rows, setRows] = useState(() => pricing.features.map(rowOf));
  return {
    rows,
    add: (model: PriceRow["model"]) => setRows((before) => [...before, newRow(model)]),
    change: (key: string, change: Partial<PriceRow>) =>
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...change } : row))),
    remove: (key: string) => setRows((before) => before.filter((row) => row.key !== key)),
  };
}

const Adding = ({ add }: { add: (model: PriceRow["model"]) => void }) => (
  <div className="flex flex-wrap gap-2">
    <Button onClick={() => add("fixed")}>
      <Plus aria-hidden />
      Fixed price
    </Button>
    <Button onClick={() => add("metered")}>
      <Plus aria-hidden />
      Metered price
    </Button>
  </div>
);

const NoPrices = () => (
  <Card>
    <EmptyState
      icon={<Tags />}
      title="No feature has a price"
      description="Add one, and your applications deduct “3 × canvas” or “12.4 s of video” without knowing prices."
      className="py-8"
    />
  </Card>
);

function Catalogue({ pricing, mayEdit }: { pricing: CreditPricing; mayEdit: boolean }) {
  const client = useQueryClient();
  const { rows, add, change, remove } = useRows(pricing);
  const { organization_id } = pricing;
  const [isMoved, setMoved] = useState(false);
  const [state, send] = useFormAction(replacePricingAction, ({ message }) => {
    toast.success(message ?? "Saved.");
    client.invalidateQueries({ queryKey: creditKey(organization_id) });
  });
  return (
    <Form
      // What was said of a place no longer belongs to the row that stands there now.
      state={isMoved ? untouched : state}
      action={(form) => {
        setMoved(false);
        send(form);
      }}
    >
      <input type="hidden" name="organization_id" value={organization_id} />
      {pricing.is_default ? (
        <Alert tone="info" title="These are the prices of the SDK">
          They hold until you save a catalogue of your own.
        </Alert>
      ) : null}
      {state.ok || isMoved ? null : <FormMessage />}
      <fieldset disabled={!mayEdit} className="grid min-w-0 gap-3">
        {rows.length === 0 ? <NoPrices /> : null}
        {rows.map((row, index) => (
          <PriceRowFields
            key={row.key}
            row={row}
            index={index}
            onChange={(changes) => change(row.key, changes)}
            onRemove={() => {
              remove(row.key);
              setMoved(true);
            }}
          />
        ))}
        {mayEdit ? <Adding add={add} /> : null}
      </fieldset>
      {mayEdit ? (
        <FormActions className="border-t pt-4">
          <SubmitButton>Save prices</SubmitButton>
        </FormActions>
      ) : null}
    </Form>
  );
}

/** What each feature costs, with an example that is computed as the server computes it. */
export function PricingEditor({ organizationId, mayEdit }: Props) {
  const { data, error, refetch } = useQuery(creditPricing(organizationId));
  if (data) return <Catalogue pricing={data} mayEdit={mayEdit} />;
  if (error) return <ErrorState description={error.message} onRetry={refetch} />;
  return <Skeleton className="h-64" />;
}
