"use client";

import { useQueryClient } from "@tanstack/react-query";
import { AddressFields } from "@/components/form/address-fields";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { DescriptionList } from "@/components/layout/description-list";
import { AddressText } from "@/components/ui/address-text";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { updateOrderAction } from "../actions";
import type { Order } from "../schema";

function EditBilling({ order }: { order: Order }) {
  const client = useQueryClient();
  return (
    <FormDialog
      trigger={
        <Button variant="ghost" size="sm" className="-my-1 -mr-2">
          Edit
        </Button>
      }
      title="Edit billing details"
      description="What invoices of this order will show. Amounts and tax stay as they were charged."
      action={updateOrderAction}
      hidden={{ organization_id: order.customer.organization_id, id: order.id }}
      submit="Save"
      onOk={() => client.invalidateQueries({ queryKey: ["orders"] })}
    >
      <FormField name="billing_name" label="Name or company" optional>
        <Input name="billing_name" defaultValue={order.billing_name ?? ""} maxLength={256} />
      </FormField>
      <AddressFields name="billing_address" value={order.billing_address} />
    </FormDialog>
  );
}

/** To whom the order was billed, with a way to correct it. */
export function BillingCard({ order, mayEdit }: { order: Order; mayEdit: boolean }) {
  const taxId = order.customer.tax_id?.[0];
  return (
    <Card>
      <CardHeader title="Billed to" actions={mayEdit ? <EditBilling order={order} /> : null} />
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
