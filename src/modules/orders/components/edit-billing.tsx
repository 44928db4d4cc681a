"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AddressFields } from "@/components/form/address-fields";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Input } from "@/components/ui/input";
import { updateOrderAction } from "../actions";
import type { Order } from "../schema";

/** The form of an order's billing details, behind a button. */
export function EditBilling({ order, trigger }: { order: Order; trigger: ReactNode }) {
  const client = useQueryClient();
  return (
    <FormDialog
      trigger={trigger}
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
