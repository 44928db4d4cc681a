"use client";

import { useQuery } from "@tanstack/react-query";
import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { formatMinor } from "@/components/ui/money-text";
import { disputesOfOrder } from "../queries";
import type { Dispute } from "../schema";

const titles: Record<Dispute["status"], string> = {
  needs_response: "The customer's bank wants the money back",
  under_review: "A dispute is under review",
  early_warning: "The customer's bank asks about this payment",
  prevented: "A dispute was prevented",
  lost: "A dispute was lost",
  won: "A dispute was won",
};

const tones: Record<Dispute["status"], "danger" | "warning" | "info" | "success"> = {
  needs_response: "danger",
  under_review: "warning",
  early_warning: "warning",
  prevented: "info",
  lost: "danger",
  won: "success",
};

/** Says that an order is or was disputed, and what to do about it; nothing where it is not. */
export function DisputeNotice({ organizationId, orderId }: { organizationId: string; orderId: string }) {
  const { data } = useQuery(disputesOfOrder(organizationId, orderId));
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {data?.items.map((dispute) => (
        <Alert key={dispute.id} tone={tones[dispute.status]} title={titles[dispute.status]}>
          {formatMinor(dispute.amount + dispute.tax_amount, dispute.currency)}
          {dispute.reason ? `, ${dispute.reason.replaceAll("_", " ")}` : null}.
          {dispute.status === "needs_response" ? (
            <>
              {" "}
              Answer it with evidence in Stripe
              {dispute.evidence_due_by ? (
                <>
                  {" "}
                  until <LocalTime at={dispute.evidence_due_by} />
                </>
              ) : null}
              .
            </>
          ) : null}
        </Alert>
      ))}
    </div>
  );
}
