"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { Order } from "@/modules/orders/schema";
import { invoiceOfOrder } from "../queries";
import { DownloadButton } from "./download-button";

type Props = {
  organizationId: string;
  order: Order;
  mayEdit: boolean;
  /** Leads to the form of what is missing. */
  addDetails: ReactNode;
};

/** The invoice of an order: what it still needs, or the file. */
export function InvoiceCard(props: Props) {
  const { order } = props;
  if (order.status === "void" && !order.is_invoice_generated) return null;
  const isBilled = order.billing_name && order.billing_address;
  if (order.is_invoice_generated) return <IssuedInvoice {...props} />;
  return isBilled ? <Ready {...props} /> : <Incomplete {...props} />;
}

function Shell({ children }: { children: ReactNode }) {
  return (
    <Card>
      <CardHeader title="Invoice" />
      <CardContent className="grid justify-items-start gap-3 pt-3 text-sm">{children}</CardContent>
    </Card>
  );
}

function Incomplete({ addDetails, mayEdit }: Props) {
  return (
    <Shell>
      <p className="text-muted-foreground">An invoice needs the buyer’s name and address.</p>
      {mayEdit ? addDetails : null}
    </Shell>
  );
}

function Ready({ organizationId, order, mayEdit }: Props) {
  return (
    <Shell>
      <p className="text-muted-foreground">No invoice was issued yet.</p>
      {mayEdit ? (
        <DownloadButton organizationId={organizationId} of={{ order: order.id }} mayIssue size="sm">
          <Download aria-hidden />
          Generate invoice
        </DownloadButton>
      ) : null}
    </Shell>
  );
}

function IssuedInvoice({ organizationId, order, mayEdit }: Props) {
  const { data } = useQuery(invoiceOfOrder(organizationId, order.id));
  const file = { organizationId, of: { order: order.id }, size: "sm" } as const;
  return (
    <Shell>
      <p>
        {order.invoice_number}
        {data && data.copy > 1 ? `, copy ${data.copy}` : ""}
        {data ? (
          <span className="text-muted-foreground">
            {" "}
            · issued <LocalTime at={data.issued_at} />
          </span>
        ) : null}
      </p>
      <DownloadButton {...file} mayIssue={false}>
        <Download aria-hidden />
        Download invoice
      </DownloadButton>
      {data?.is_outdated && mayEdit ? (
        <>
          <p className="text-muted-foreground">The billing details were changed since.</p>
          <DownloadButton {...file} mayIssue>
            Issue corrected copy
          </DownloadButton>
        </>
      ) : null}
    </Shell>
  );
}
