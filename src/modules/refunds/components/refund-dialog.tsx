"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Button } from "@/components/ui/button";
import { MoneyInput } from "@/components/ui/money-input";
import { formatMinor } from "@/components/ui/money-text";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { newId } from "@/lib/id";
import { paidPart } from "@/lib/paid-part";
import { createRefundAction } from "../actions";
import { leftOf, taxBeside } from "../rules";
import type { RefundStatus } from "../schema";
import { reasonOptions } from "./reasons";

/** As much of an order as a refund of it must know. Minor units of `currency`. */
export type RefundableOrder = {
  id: string;
  currency: string;
  net_amount: number;
  tax_amount: number;
  applied_balance_amount: number;
  refundable_amount: number;
  refundable_tax_amount: number;
};

type Books = Parameters<typeof taxBeside>[0];

function booksOf(order: RefundableOrder): Books {
  const paid = paidPart(order);
  return {
    ...order,
    ...paid,
    refund_reserved_amount: paid.net_amount - order.refundable_amount,
    refund_reserved_tax_amount: paid.tax_amount - order.refundable_tax_amount,
  };
}

function Line({ label, amount, currency }: { label: string; amount: number; currency: string }) {
  return (
    <div className="flex justify-between gap-4 py-0.5">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="tabular-nums">{formatMinor(amount, currency)}</dd>
    </div>
  );
}

/** The same decision that the server will take, before it takes it. */
function Preview({ books, amount }: { books: Books; amount: number | null }) {
  const left = leftOf(books);
  const isPossible = amount !== null && amount > 0 && amount <= left.amount;
  const tax = isPossible ? taxBeside(books, amount) : 0;
  const net = isPossible ? amount : 0;
  return (
    <dl aria-live="polite" className="rounded-md border bg-canvas px-3 py-2 text-sm">
      {books.tax_amount > 0 ? <Line label="Tax given back" amount={tax} currency={books.currency} /> : null}
      <Line label="The customer gets" amount={net + tax} currency={books.currency} />
      <Line
        label="Left to refund, with tax"
        amount={left.amount + left.tax - net - tax}
        currency={books.currency}
      />
    </dl>
  );
}

function Fields({ books }: { books: Books }) {
  const left = leftOf(books);
  const [amount, setAmount] = useState<number | null>(left.amount);
  const most = formatMinor(left.amount, books.currency);
  const tooMuch = amount !== null && amount > left.amount ? `At most ${most} is left.` : undefined;
  return (
    <>
      <FormField
        name="amount"
        label={books.tax_amount > 0 ? "Amount, without tax" : "Amount"}
        hint={
          amount === left.amount ? (
            "All that is left."
          ) : (
            <>
              At most {most}.{" "}
              <button
                type="button"
                className="text-primary-text hover:underline"
                onClick={() => setAmount(left.amount)}
              >
                Refund all
              </button>
            </>
          )
        }
        {...(tooMuch && { error: tooMuch })}
        required
      >
        <MoneyInput name="amount" currency={books.currency} value={amount} onValueChange={setAmount} />
      </FormField>
      <Preview books={books} amount={amount} />
      <FormField name="reason" label="Reason" required>
        <NativeSelect name="reason" defaultValue="customer_request">
          {reasonOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <FormField name="comment" label="Comment" optional hint="For your organization alone.">
        <Textarea name="comment" rows={2} maxLength={2_000} />
      </FormField>
    </>
  );
}

type Result = { status: RefundStatus; failure_reason: string | null };

function tell(result: Result | undefined): void {
  if (result?.status === "succeeded")
    toast.success("Refunded", { description: "The customer was told by mail." });
  else if (result?.status === "pending")
    toast.message("The refund is on its way", { description: "Stripe has not said yet how it went." });
  else
    toast.error("Stripe refused the refund", {
      description: `${(result?.failure_reason ?? "No reason was given").replaceAll("_", " ")}. No money has moved.`,
    });
}

/** Gives back an order, or what is left of it. */
export function RefundDialog({ organizationId, order }: { organizationId: string; order: RefundableOrder }) {
  const client = useQueryClient();
  // One id for each opening: a form that is sent twice gives back once.
  const [id, setId] = useState(newId);
  const [open, setOpen] = useState(false);
  const toggle = (next: boolean) => {
    if (next) setId(newId());
    setOpen(next);
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={toggle}
      trigger={
        <Button>
          <Undo2 aria-hidden />
          Refund
        </Button>
      }
      title="Refund"
      description="The money goes back to the card it came from, usually within ten days. This cannot be undone."
      action={createRefundAction}
      hidden={{ organization_id: organizationId, order_id: order.id, id }}
      submit="Refund"
      submitVariant="destructive"
      onOk={({ result }) => {
        tell(result);
        for (const noun of ["orders", "refunds", "payments"])
          client.invalidateQueries({ queryKey: [noun, organizationId] });
      }}
    >
      <Fields books={booksOf(order)} />
    </FormDialog>
  );
}
