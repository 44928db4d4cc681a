"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/time/local-time";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { refundsOfOrder } from "../queries";
import type { Refund } from "../schema";
import { reasonText } from "./reasons";

const looks: Record<Refund["status"], { label: string; tone: BadgeTone }> = {
  pending: { label: "Pending", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  canceled: { label: "Canceled", tone: "neutral" },
};

function RefundRow({ refund, creditNote }: { refund: Refund; creditNote: (refund: Refund) => ReactNode }) {
  const { label, tone } = looks[refund.status];
  const money = (amount: number) => formatMinor(amount, refund.currency);
  return (
    <li className="grid gap-1 border-b py-2.5 text-sm first:pt-0 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{reasonText[refund.reason]}</span>
        <Badge tone={tone}>{label}</Badge>
        <span className="ml-auto tabular-nums">{money(refund.amount + refund.tax_amount)}</span>
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 text-muted-foreground text-xs">
        <LocalTime at={refund.created_at} />
        {refund.tax_amount > 0 ? <span>of it tax {money(refund.tax_amount)}</span> : null}
      </div>
      {refund.comment ? <p className="text-muted-foreground">“{refund.comment}”</p> : null}
      {refund.status === "succeeded" ? creditNote(refund) : null}
      {refund.failure_reason ? (
        <p className="text-danger text-xs">
          Stripe says: {refund.failure_reason.replaceAll("_", " ")}. No money has moved.
        </p>
      ) : null}
    </li>
  );
}

type Props = {
  organizationId: string;
  orderId: string;
  /** What leads to the credit note of a refund that went through. */
  creditNote: (refund: Refund) => ReactNode;
};

/** What was given back of an order; nothing where nothing was. */
export function RefundList({ organizationId, orderId, creditNote }: Props) {
  const { data } = useQuery(refundsOfOrder(organizationId, orderId));
  if (!data?.items.length) return null;
  return (
    <Card>
      <CardHeader title="Refunds" />
      <CardContent className="pt-3">
        <ul>
          {data.items.map((refund) => (
            <RefundRow key={refund.id} refund={refund} creditNote={creditNote} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
