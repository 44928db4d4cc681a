"use client";

import { DescriptionList } from "@/components/layout/description-list";
import { AddressText } from "@/components/ui/address-text";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { Order } from "../schema";
import { EditBilling } from "./edit-billing";

/** To whom the order was billed, with a way to correct it. */
export function BillingCard({ order, mayEdit }: { order: Order; mayEdit: boolean }) {
  const taxId = order.customer.tax_id?.[0];
  const edit = (
    <Button variant="ghost" size="sm" className="-my-1 -mr-2">
      Edit
    </Button>
  );
  return (
    <Card>
      <CardHeader title="Billed to" actions={mayEdit ? <EditBilling order={order} trigger={edit} /> : null} />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            { label: "Name", value: order.billing_name },
            {
              label: "Address",
              value: order.billing_address && <AddressText address={order.billing_address} />,
            },
            ...(taxId ? [{ label: "Tax ID", value: taxId }] : []),
          ]}
        />
      </CardContent>
    </Card>
  );
}
